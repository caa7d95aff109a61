package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.fairway.events.ActionTaken;
import io.fairway.events.ActionTaken.Action;
import io.fairway.events.ApprovalRequested;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRef;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ImageRef;
import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.RequiredApproval;
import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.events.Uuid7;
import io.fairway.local.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People steer: approve, reject, pause. Production waits for ada or somebody of web; staging for nobody. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class ApprovalTest {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Inject
    FakeHelm helm;

    @Inject
    FakeCluster cluster;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final String application = "steered" + NEXT.incrementAndGet();
    private final Target production = new Target(application, "production");
    private volatile boolean bad;
    private volatile RequiredApproval rule = new RequiredApproval("production", List.of("ada", "group:web"), 1, 3600);
    private Wire wire;

    @BeforeEach
    void connect() {
        helm.forgetAll();
        wire = new Wire(bootstrapServers);
        wire.judge(application, deployed -> Optional.of(verdict(deployed)));
        register(null).statusCode(200);
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        wire.close();
    }

    @Test
    void release_waits_untilSomebodyWhoMay_approves() {
        UUID change = publish(1);
        ApprovalRequested requested = wire.await1(change, ApprovalRequested.class, event -> true);
        String id = requested.releaseId().toString();

        assertThat(requested.target()).isEqualTo(production);
        assertThat(requested.by()).containsExactly("ada", "group:web");
        assertThat(requested.reason())
                .isEqualTo("it was verified in staging; in production it waits for approval by ada or somebody of web");
        release(id)
                .body("status", is("AWAITING_APPROVAL"))
                .body("actions", contains("approve", "reject", "cancel"))
                .body("reason", is(requested.reason()))
                .body("approval.by", contains("ada", "group:web"))
                .body("approval.count", is(1))
                .body("approval.given.size()", is(0));
        change(change).body("outcome", is("RUNNING")).body("reason", is(requested.reason()));

        post("eve", "/releases/" + id + "/approve", "I like it")
                .statusCode(403)
                .body("title", is("Not allowed"))
                .body("detail", is("eve may not decide about it; ada or somebody of web may"));
        post("bob", "/releases/" + id + "/approve", "looked at the diff")
                .statusCode(200)
                .body("status", is("WAITING"));

        outcomeOf(change, "VERIFIED");
        release(id)
                .body("reason", is("bob approved it: looked at the diff"))
                .body("approval.given[0].by", is("bob"))
                .body("approval.given[0].decision", is("APPROVED"))
                .body("approval.given[0].reason", is("looked at the diff"));
        change(change)
                .body(
                        "steps.name",
                        contains(
                                "chart",
                                "requested",
                                "deployed",
                                "verified",
                                "waits for approval",
                                "action",
                                "requested",
                                "deployed",
                                "verified"))
                .body("steps[5].reason", is("bob approved the release: looked at the diff"));
        post("ada", "/releases/" + id + "/approve", "me too").statusCode(409);
    }

    @Test
    void twoPeople_areTwo() {
        rule = new RequiredApproval("production", List.of(), 2, 3600);
        UUID change = publish(1);
        String id = awaited(change);

        post("ada", "/releases/" + id + "/approve", "good")
                .statusCode(200)
                .body("status", is("AWAITING_APPROVAL"))
                .body(
                        "reason",
                        is(
                                "ada approved it: good; in production it waits for 1 more approval by anybody who is signed in"));
        post("ada", "/releases/" + id + "/approve", "good")
                .statusCode(409)
                .body("detail", is("ada approved it before; another person is needed"));
        post("eve", "/releases/" + id + "/approve", "fine").statusCode(200).body("status", is("WAITING"));

        outcomeOf(change, "VERIFIED");
    }

    @Test
    void no_endsIt() {
        UUID change = publish(1);
        String id = awaited(change);

        post("ada", "/releases/" + id + "/reject", "not on a Friday")
                .statusCode(200)
                .body("status", is("REJECTED"));

        outcomeOf(change, "REJECTED").body("reason", is("ada rejected it: not on a Friday"));
        assertThat(wire.await1(change, ReleaseSkipped.class, event -> true).reason())
                .isEqualTo(ReleaseSkipped.Reason.REJECTED);
        assertThat(actions(change)).containsExactly(Action.REJECT);
        assertThat(cluster.value(deployment())).isEmpty();
    }

    @Test
    void nobody_inTime_expires() {
        rule = new RequiredApproval("production", List.of("ada"), 1, 1);
        UUID change = publish(1);

        outcomeOf(change, "EXPIRED").body("reason", is("nobody decided about it within 1 s; ada might have"));

        String id = wire.await1(change, ReleaseSkipped.class, event -> true)
                .releaseId()
                .toString();
        post("ada", "/releases/" + id + "/approve", "too late").statusCode(409);
    }

    @Test
    void newerChange_replacesOneThatStillWaits() {
        UUID first = publish(1);
        String old = awaited(first);
        UUID second = publish(2);
        String id = awaited(second);

        outcomeOf(first, "SUPERSEDED").body("reason", startsWith("push 2, which is newer, came before it began"));
        release(old).body("status", is("SUPERSEDED"));
        post("ada", "/releases/" + id + "/approve", "go").statusCode(200);
        outcomeOf(second, "VERIFIED");
    }

    @Test
    void contentThatFailedElsewhere_isNotApprovable() {
        UUID first = publish(1);
        String id = awaited(first);
        outcomeOf(publish(2, "v2", List.of("staging")), "VERIFIED");
        bad = true;
        UUID again = publish(3, "v1", List.of("staging"));

        outcomeOf(again, "ROLLED_BACK");
        release(id).body("status", is("QUARANTINED"));
        post("ada", "/releases/" + id + "/approve", "go").statusCode(409);
        assertThat(wire.await1(first, ReleaseSkipped.class, event -> true).reason())
                .isEqualTo(ReleaseSkipped.Reason.QUARANTINED);
    }

    @Test
    void registeredRule_prevails_overThatOfThePush() {
        register(Map.of("by", List.of("eve"), "count", 1, "expires", "2h")).statusCode(200);
        given().get("/applications/" + application)
                .then()
                .body("environments[1].approval.by", contains("eve"))
                .body("environments[0].approval", nullValue());

        UUID change = publish(1);

        assertThat(wire.await1(change, ApprovalRequested.class, event -> true).by())
                .containsExactly("eve");
        register(Map.of("by", List.of("e v e"))).statusCode(400).body("detail", startsWith("approval.by must list"));
        register(Map.of("by", List.of("eve"), "count", 2)).statusCode(400).body("detail", startsWith("approval.count"));
        register(Map.of("expires", "1d")).statusCode(400).body("detail", startsWith("approval.expires"));
    }

    @Test
    void manualRelease_waitsToo_unlessWhoeverAsksMayApprove() {
        UUID first = publish(1);
        post("ada", "/releases/" + awaited(first) + "/approve", "go").statusCode(200);
        outcomeOf(first, "VERIFIED");
        String path = "/applications/" + application + "/environments/production/releases";

        String waits = post("eve", path, Map.of("chartVersion", "v1", "reason", "again"))
                .statusCode(202)
                .body("status", is("AWAITING_APPROVAL"))
                .body("reason", startsWith("eve asked for it: again; in production it waits"))
                .extract()
                .path("id");
        post("eve", "/releases/" + waits + "/cancel", "never mind")
                .statusCode(200)
                .body("status", is("CANCELLED"));
        String goes = post("ada", path, Map.of("chartVersion", "v1", "reason", "again"))
                .statusCode(202)
                .body("approval.given[0].by", is("ada"))
                .extract()
                .path("id");

        // It is live already.
        await().untilAsserted(() -> release(goes).body("status", is("UNCHANGED")));
        assertThat(actions(first)).containsExactly(Action.APPROVE, Action.RELEASE, Action.CANCEL, Action.RELEASE);
        assertThat(wire.heard(first, ActionTaken.class).get(1))
                .isEqualTo(new ActionTaken(
                        "eve", Action.RELEASE, application, "production", UUID.fromString(waits), "v1", "again"));
    }

    @Test
    void rollback_neverWaits_andSaysWhoAsked() {
        UUID first = publish(1);
        post("ada", "/releases/" + awaited(first) + "/approve", "go").statusCode(200);
        outcomeOf(first, "VERIFIED");
        UUID second = publish(2);
        post("ada", "/releases/" + awaited(second) + "/approve", "go").statusCode(200);
        outcomeOf(second, "VERIFIED");
        post("ada", environment("pause"), "freeze").statusCode(200);

        String rollback = post("eve", environment("rollback"), "too slow")
                .statusCode(202)
                .body("reason", is("eve asked for it: too slow"))
                .extract()
                .path("id");

        await().untilAsserted(() -> release(rollback).body("status", is("VERIFIED")));
        change(second).body("steps.reason", hasItem("eve rolled back to chart v1: too slow"));
        post("operator", environment("resume"), "thawed").statusCode(204);
    }

    @Test
    void manualRelease_ofWhatWasRolledBackMeanwhile_doesNotBegin() {
        UUID first = publish(1);
        post("ada", "/releases/" + awaited(first) + "/approve", "go").statusCode(200);
        outcomeOf(first, "VERIFIED");
        UUID second = publish(2);
        post("ada", "/releases/" + awaited(second) + "/approve", "go").statusCode(200);
        outcomeOf(second, "VERIFIED");
        String asked = post("eve", environment("releases"), Map.of("chartVersion", "v2", "reason", "again"))
                .statusCode(202)
                .extract()
                .path("id");
        post("ada", environment("rollback"), "too slow").statusCode(202);

        post("ada", "/releases/" + asked + "/approve", "go")
                .statusCode(200)
                .body("status", is("QUARANTINED"))
                .body("reason", containsString("ada rolled it back in production: too slow"));
    }

    @Test
    void pausedEnvironment_holdsReleasesBack_untilItIsResumed() {
        rule = new RequiredApproval("moon", List.of(), 1, 3600);
        post("ada", environment("pause"), "the database moves").statusCode(200).body("by", is("ada"));
        post("bob", environment("pause"), "me too")
                .statusCode(409)
                .body("detail", is("ada paused production: the database moves"));

        UUID change = publish(1);

        ReleaseRequested held = wire.await1(
                change, ReleaseRequested.class, event -> event.target().equals(production));
        await().untilAsserted(() -> release(held.releaseId().toString())
                .body("status", is("WAITING"))
                .body("reason", is("it was verified in staging; ada paused production: the database moves")));
        change(change).body("reason", endsWith("ada paused production: the database moves"));
        assertThat(held.reason()).isEqualTo("it was verified in staging");
        assertThat(cluster.value(deployment())).isEmpty();

        post("bob", environment("resume"), "moved").statusCode(204);

        outcomeOf(change, "VERIFIED");
        release(held.releaseId().toString()).body("reason", is("it was verified in staging"));
        post("bob", environment("resume"), "moved").statusCode(409).body("detail", containsString("is not paused"));
        await().untilAsserted(() -> assertThat(wire.heard(ActionTaken.class))
                .filteredOn(action -> action.application().equals(application))
                .extracting(ActionTaken::action, ActionTaken::by)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Action.REGISTER, "operator"),
                        org.assertj.core.groups.Tuple.tuple(Action.PAUSE, "ada"),
                        org.assertj.core.groups.Tuple.tuple(Action.RESUME, "bob")));
    }

    @Test
    void unknownThings_areSaid() {
        post("ada", "/releases/" + UUID.randomUUID() + "/approve", "x").statusCode(404);
        post("ada", "/applications/" + application + "/environments/moon/pause", "x")
                .statusCode(404);
        given().contentType(ContentType.JSON)
                .body(Map.of("reason", "x"))
                .post("/releases/" + UUID.randomUUID() + "/approve")
                .then()
                .statusCode(401);
    }

    private String awaited(UUID change) {
        return wire.await1(change, ApprovalRequested.class, event -> true)
                .releaseId()
                .toString();
    }

    private List<Action> actions(UUID change) {
        return await().until(
                        () -> wire.heard(change, ActionTaken.class).stream()
                                .map(ActionTaken::action)
                                .toList(),
                        actions -> !actions.isEmpty());
    }

    private UUID publish(long sequence) {
        return publish(sequence, "v" + sequence, List.of("staging", "production"));
    }

    private UUID publish(long sequence, String version, List<String> environments) {
        helm.chart(
                version,
                Map.of(
                        new ObjectRef("apps/v1", "Deployment", application + "-staging", application),
                        version,
                        deployment(),
                        version));
        return wire.send(
                        Uuid7.at(Instant.now()),
                        null,
                        new ChartPublished(
                                new Source("https://git.example/" + application, "main", "c0ffee" + sequence, sequence),
                                application,
                                new ChartRef(
                                        "hello",
                                        version,
                                        "oci://r/hello",
                                        "sha256:a",
                                        "http://c/a.tgz",
                                        "sha256:content-" + application + version),
                                new ImageRef("r/hello", "main-1", "sha256:image-" + version),
                                environments,
                                List.of(),
                                List.of(rule)))
                .changeId();
    }

    private FairwayEvent verdict(ReleaseDeployed deployed) {
        boolean rollback =
                release(deployed.releaseId().toString()).extract().path("kind").equals("ROLLBACK");
        return bad && !rollback
                ? new ReleaseFailed(
                        deployed.releaseId(),
                        deployed.target(),
                        deployed.revision(),
                        ReleaseFailed.Reason.CRASH_LOOP,
                        "Pod/hello crashes",
                        List.of(),
                        List.of(),
                        null)
                : new ReleaseVerified(
                        deployed.releaseId(), deployed.target(), deployed.revision(), List.of(), List.of(), null);
    }

    private ObjectRef deployment() {
        return new ObjectRef("apps/v1", "Deployment", application + "-production", application);
    }

    private String environment(String action) {
        return "/applications/" + application + "/environments/production/" + action;
    }

    private ValidatableResponse register(@Nullable Map<String, Object> approval) {
        Map<String, Object> inProduction =
                new HashMap<>(Map.of("name", "production", "namespace", application + "-production"));
        if (approval != null) {
            inProduction.put("approval", approval);
        }
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer only-for-tests")
                .body(Map.of(
                        "repository",
                        "https://git.example/" + application,
                        "environments",
                        List.of(Map.of("name", "staging", "namespace", application + "-staging"), inProduction)))
                .put("/applications/" + application)
                .then();
    }

    private static ValidatableResponse post(String by, String path, String reason) {
        return post(by, path, Map.of("reason", reason));
    }

    private static ValidatableResponse post(String by, String path, Map<String, Object> body) {
        String token = by.equals("operator") ? "only-for-tests" : "token-of-" + by;
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + token)
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse outcomeOf(UUID change, String outcome) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> change(change).statusCode(200).body("outcome", is(outcome)));
        return change(change);
    }

    private static ValidatableResponse change(UUID change) {
        return given().get("/changes/" + change).then();
    }

    private static ValidatableResponse release(String id) {
        return given().get("/releases/" + id).then();
    }
}
