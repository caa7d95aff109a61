package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRef;
import io.fairway.events.ChartRejected;
import io.fairway.events.Difference;
import io.fairway.events.Envelope;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ImageRef;
import io.fairway.events.Measurement;
import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.events.Uuid7;
import io.fairway.local.RealInfrastructure;
import io.fairway.release.deploy.HelmFailure;
import io.fairway.release.deploy.HelmRevision;
import io.fairway.release.deploy.HelmRevision.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events in, events out, on real Kafka and PostgreSQL; only Helm and the cluster are in memory. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class ReleaseServiceTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final List<Measurement> MEASURED = List.of(
            new Measurement("GET /health", "ms", List.of(new Measurement.Point(0, 4.5), new Measurement.Point(10, 3))));

    @Inject
    FakeHelm helm;

    @Inject
    FakeCluster cluster;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final String application = "hello" + NEXT.incrementAndGet();
    private final Target staging = new Target(application, "staging");
    private final Target production = new Target(application, "production");
    private final Set<String> badIn = ConcurrentHashMap.newKeySet();
    private Wire wire;

    @BeforeEach
    void connect() {
        helm.forgetAll();
        wire = new Wire(bootstrapServers);
        wire.judge(application, deployed -> Optional.of(verdict(deployed)));
        register();
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        cluster.goAway(false);
        wire.close();
    }

    @Test
    void goodChange_is_released_and_verified_in_each_environment_once() {
        Envelope published = published(1, "v1");
        wire.send(published);
        wire.send(published);
        UUID change = published.changeId();

        outcomeOf(change, "VERIFIED");
        wire.send(published);

        assertThat(revisions(staging)).containsExactly(Status.DEPLOYED);
        assertThat(revisions(production)).containsExactly(Status.DEPLOYED);
        await().untilAsserted(() ->
                assertThat(wire.heard(change, ReleaseVerified.class)).hasSize(2));
        assertThat(wire.heard(change, ReleaseRequested.class)).hasSize(2);
        assertThat(wire.heard(change, ReleaseDeployed.class)).hasSize(2);
        release(change(change).extract().path("releases[0].id"))
                .body("measurements[0].points.value", contains(4.5f, 3.0f));
        change(change)
                .body(
                        "steps.name",
                        contains(
                                "accepted",
                                "chart",
                                "requested",
                                "deployed",
                                "verified",
                                "requested",
                                "deployed",
                                "verified"))
                .body("releases.status", everyItem(is("VERIFIED")))
                .body("steps[5].reason", is("it was verified in staging"));
    }

    @Test
    void badChange_is_undone_everywhere_and_its_content_is_not_released_again() {
        UUID good = released(1, "v1");
        helm.chart("v2", Map.of(deployment(staging), "2", extra(staging), "new"));
        badIn.add("production");

        UUID bad = publish(2, "v2");

        outcomeOf(bad, "ROLLED_BACK");
        assertThat(cluster.value(deployment(staging))).contains("v1");
        assertThat(cluster.value(extra(staging))).isEmpty();
        await().untilAsserted(() -> assertThat(wire.heard(bad, ReleaseRolledBack.class))
                .hasSize(2)
                .allMatch(ReleaseRolledBack::verified)
                .allMatch(rolledBack -> rolledBack.differences().isEmpty()));
        assertThat(revisions(production)).containsExactly(Status.SUPERSEDED, Status.SUPERSEDED, Status.DEPLOYED);
        assertThat(cluster.annotations(deployment(production)))
                .containsEntry("fairway.dev/change", good.toString())
                .containsEntry("fairway.dev/commit", "c0ffee1")
                .containsEntry("fairway.dev/revision", "3")
                .containsKey("fairway.dev/rolled-back-by");

        badIn.clear();
        UUID again = publish(3, "v2");

        outcomeOf(again, "QUARANTINED").body("reason", containsString("it failed in production"));
        assertThat(revisions(staging)).hasSize(3);
    }

    @Test
    void firstRelease_that_is_bad_leaves_nothing() {
        badIn.add("staging");

        UUID bad = publish(1, "v1");

        outcomeOf(bad, "ROLLED_BACK");
        assertThat(revisions(staging)).isEmpty();
        assertThat(cluster.value(deployment(staging))).isEmpty();
        ReleaseRolledBack rolledBack = wire.await1(bad, ReleaseRolledBack.class, event -> true);
        assertThat(rolledBack.restoredReleaseId()).isNull();
        assertThat(rolledBack.message())
                .isEqualTo("nothing is live, as before the first release; nothing of it is left");
    }

    @Test
    void what_was_installed_by_hand_comes_back_when_the_first_release_is_bad() {
        helm.byHand(FakeHelm.place(staging), Map.of(deployment(staging), "by hand"));
        badIn.add("staging");

        outcomeOf(publish(1, "v1"), "ROLLED_BACK");

        assertThat(cluster.value(deployment(staging))).contains("by hand");
        assertThat(revisions(staging)).hasSize(3);
    }

    @Test
    void olderChange_that_comes_late_never_overwrites_a_newer_one() {
        released(7, "v7");

        UUID late = publish(6, "v6");

        outcomeOf(late, "SUPERSEDED").body("reason", is("push 7, which is newer, was released in staging already"));
        assertThat(cluster.value(deployment(staging))).contains("v7");
    }

    @Test
    void waitingChange_makes_room_for_a_newer_one() {
        wire.judge(application, deployed -> Optional.empty());
        UUID first = publish(1, "v1");
        ReleaseDeployed deployed = wire.await1(first, ReleaseDeployed.class, event -> true);
        UUID second = publish(2, "v2");
        wire.await1(second, ReleaseRequested.class, event -> true);
        UUID third = publish(3, "v3");

        outcomeOf(second, "SUPERSEDED").body("reason", startsWith("push 3, which is newer, came before it began"));
        wire.judge(application, event -> Optional.of(verdict(event)));
        wire.send(first, null, verdict(deployed));

        outcomeOf(third, "VERIFIED");
        assertThat(cluster.value(deployment(staging))).contains("v3");
    }

    @Test
    void serviceThatDies_in_the_middle_of_Helm_goes_on_and_makes_one_revision() {
        helm.expect(new FakeHelm.Trouble.Crash(), new FakeHelm.Trouble.Crash(), new FakeHelm.Trouble.CrashAfterwards());

        UUID change = publish(1, "v1");

        outcomeOf(change, "VERIFIED");
        assertThat(revisions(staging)).containsExactly(Status.DEPLOYED);
        assertThat(wire.heard(change, ReleaseDeployed.class)).hasSize(2);
    }

    @Test
    void serviceThatDies_in_the_middle_of_a_rollback_goes_on_and_makes_one_revision() {
        released(1, "v1");
        badIn.add("staging");
        wire.judge(application, deployed -> {
            FairwayEvent verdict = verdict(deployed);
            if (verdict instanceof ReleaseFailed) {
                helm.expect(new FakeHelm.Trouble.Crash(), new FakeHelm.Trouble.CrashAfterwards());
            }
            return Optional.of(verdict);
        });

        UUID bad = publish(2, "v2");

        outcomeOf(bad, "ROLLED_BACK");
        assertThat(revisions(staging)).containsExactly(Status.SUPERSEDED, Status.SUPERSEDED, Status.DEPLOYED);
        assertThat(wire.heard(bad, ReleaseRolledBack.class)).hasSize(1);
    }

    @Test
    void failedHook_fails_the_release_and_is_undone() {
        released(1, "v1");
        helm.expect(new FakeHelm.Trouble.Failure(
                new HelmFailure(Reason.HOOK_FAILED, "a pre-upgrade hook (migration) failed", false)));

        UUID bad = publish(2, "v2");

        outcomeOf(bad, "ROLLED_BACK").body("reason", is("staging: HOOK_FAILED: a pre-upgrade hook (migration) failed"));
        ReleaseFailed failed = wire.await1(bad, ReleaseFailed.class, event -> true);
        assertThat(failed.revision()).isEqualTo(2);
        assertThat(cluster.value(deployment(staging))).contains("v1");
    }

    @Test
    void failureThatMayPass_is_tried_again_and_makes_one_revision() {
        HelmFailure passing = new HelmFailure(Reason.HELM_FAILED, "the cluster did not answer Helm", true);
        helm.expect(new FakeHelm.Trouble.Crash(), new FakeHelm.Trouble.Failure(passing));

        UUID change = publish(1, "v1");

        await().until(() -> !wire.heard(change, FairwayEvent.class).isEmpty());
        assertThat(wire.await1(change, ReleaseDeployed.class, event -> true).revision())
                .isEqualTo(1);
    }

    @Test
    void clusterThatIsAway_is_waited_for() {
        cluster.goAway(true);
        UUID change = publish(1, "v1");
        await().until(() -> revisions(staging).size() == 1);

        cluster.goAway(false);

        outcomeOf(change, "VERIFIED");
    }

    @Test
    void fieldAlteredByHand_during_the_rollback_is_reported() {
        released(1, "v1");
        badIn.add("staging");
        wire.judge(application, deployed -> {
            FairwayEvent verdict = verdict(deployed);
            if (verdict instanceof ReleaseVerified) {
                cluster.put(deployment(staging), "edited");
            }
            return Optional.of(verdict);
        });

        UUID bad = publish(2, "v2");

        ReleaseRolledBack rolledBack = wire.await1(bad, ReleaseRolledBack.class, event -> true);
        assertThat(rolledBack.differences())
                .containsExactly(new Difference(deployment(staging), Difference.Kind.CHANGED, "data.value"));
        assertThat(rolledBack.message())
                .endsWith("the live state differs: Deployment/" + application + " has another data.value");
    }

    @Test
    void rollbackThatIsNotHealthy_is_tried_twice_and_then_a_human_is_needed() {
        released(1, "v1");
        wire.judge(application, deployed -> Optional.of(bad(deployed)));

        UUID bad = publish(2, "v2");

        outcomeOf(bad, "ROLLBACK_FAILED");
        ReleaseRolledBack rolledBack = wire.await1(bad, ReleaseRolledBack.class, event -> true);
        assertThat(rolledBack.verified()).isFalse();
        assertThat(rolledBack.message()).contains("could not be made live again in a healthy state");
        assertThat(wire.heard(bad, ReleaseDeployed.class)).hasSize(3);

        wire.judge(application, deployed -> Optional.of(verdict(deployed)));
        outcomeOf(publish(3, "v3"), "VERIFIED");
    }

    @Test
    void verdict_about_another_revision_or_release_changes_nothing() {
        wire.judge(application, deployed -> Optional.empty());
        UUID change = publish(1, "v1");
        ReleaseDeployed deployed = wire.await1(change, ReleaseDeployed.class, event -> true);
        wire.send(change, null, new ReleaseVerified(deployed.releaseId(), staging, 99, List.of(), List.of(), null));
        wire.send(change, null, new ReleaseVerified(UUID.randomUUID(), staging, 1, List.of(), List.of(), null));
        wire.send(change, null, bad(deployed, 99));

        wire.send(change, null, verdict(deployed));

        wire.judge(application, event -> Optional.of(verdict(event)));
        wire.await1(change, ReleaseRequested.class, event -> event.target().equals(production));
        assertThat(wire.heard(change, ReleaseRolledBack.class)).isEmpty();
    }

    @Test
    void changeThatEnds_before_there_is_anything_to_release() {
        Source source = new Source("https://git.example/" + application, "main", "c0ffee", 1);
        UUID broken = wire.send(
                        UUID.randomUUID(),
                        null,
                        new BuildFailed(
                                source, BuildFailed.Reason.STEP_FAILED, "step 3 failed", "http://log", List.of()))
                .changeId();
        UUID old = wire.send(
                        UUID.randomUUID(),
                        null,
                        new BuildFailed(
                                source,
                                BuildFailed.Reason.SUPERSEDED,
                                "a newer push contains it",
                                "http://log",
                                List.of()))
                .changeId();
        UUID rejected = wire.send(
                        UUID.randomUUID(),
                        null,
                        new ChartRejected(source, application, "not YAML", "chart/values.yaml", 3, List.of()))
                .changeId();

        outcomeOf(broken, "BUILD_FAILED").body("reason", is("step 3 failed"));
        outcomeOf(old, "SUPERSEDED").body("steps.name", contains("build failed"));
        outcomeOf(rejected, "CHART_REJECTED").body("reason", is("chart/values.yaml:3: not YAML"));
    }

    @Test
    void environmentThatIsNotRegistered_refuses() {
        UUID change = UUID.randomUUID();
        wire.send(envelope(change, chart(1, "v1", List.of("moon"))));

        outcomeOf(change, "REFUSED")
                .body("reason", is("environment moon of application " + application + " is not registered"));
    }

    @Test
    void anotherRepository_refuses() {
        UUID change = UUID.randomUUID();
        ChartPublished chart = chart(1, "v1", List.of("staging"));
        Source stranger = new Source("https://git.example/stranger", "main", "c0ffee", 1);
        wire.send(envelope(
                change,
                new ChartPublished(
                        stranger, application, chart.chart(), chart.image(), chart.environments(), List.of(), null)));

        outcomeOf(change, "REFUSED").body("reason", endsWith("not for https://git.example/stranger"));
    }

    @Test
    void chartThatIsGone_fails_the_release() {
        UUID change = UUID.randomUUID();
        wire.send(envelope(change, chart(1, "unknown", List.of("staging"))));

        outcomeOf(change, "ROLLED_BACK")
                .body("reason", is("staging: REFUSED: chart unknown is not in the chart repository"));
    }

    @Test
    void somebody_rolls_back_and_retries() {
        released(1, "v1");
        UUID second = released(2, "v2");

        String rollback = post(
                        "/applications/" + application + "/environments/staging/rollback", Map.of("reason", "too slow"))
                .statusCode(202)
                .extract()
                .path("id");

        await().untilAsserted(() -> release(rollback).body("status", is("VERIFIED")));
        assertThat(cluster.value(deployment(staging))).contains("v1");
        String undone = release(rollback).extract().path("rollsBack");
        release(undone).body("status", is("ROLLED_BACK"));
        given().get("/applications/" + application + "/quarantine")
                .then()
                .body("contentDigest", contains("sha256:content-v2"));

        post("/releases/" + undone + "/retry", Map.of("reason", "it was the network"))
                .statusCode(200);

        outcomeOf(second, "VERIFIED");
        assertThat(cluster.value(deployment(staging))).contains("v2");
        given().get("/applications/" + application + "/quarantine").then().body("size()", is(0));
    }

    @Test
    void somebody_cancels() {
        wire.judge(application, deployed -> Optional.empty());
        UUID first = publish(1, "v1");
        ReleaseDeployed deployed = wire.await1(first, ReleaseDeployed.class, event -> true);
        UUID second = publish(2, "v2");
        ReleaseRequested waiting = wire.await1(second, ReleaseRequested.class, event -> true);

        post("/releases/" + waiting.releaseId() + "/cancel", Map.of("reason", "not now"))
                .statusCode(200)
                .body("status", is("CANCELLED"));
        post("/releases/" + deployed.releaseId() + "/cancel", Map.of("reason", "not now"))
                .statusCode(200);

        outcomeOf(second, "CANCELLED");
        outcomeOf(first, "ROLLED_BACK");
        assertThat(revisions(staging)).isEmpty();
    }

    @Test
    void somebody_releases_an_older_chart() {
        released(1, "v1");
        released(2, "v2");

        post(
                        "/applications/" + application + "/environments/staging/releases",
                        Map.of("chartVersion", "v1", "reason", "to compare"))
                .statusCode(202)
                .body("kind", is("MANUAL"));

        await().untilAsserted(
                        () -> assertThat(cluster.value(deployment(staging))).contains("v1"));
        assertThat(cluster.value(deployment(production))).contains("v2");
    }

    @Test
    void requests_that_cannot_be_done_say_why() {
        post("/releases/" + UUID.randomUUID() + "/retry", Map.of("reason", "x")).statusCode(404);
        post("/releases/nonsense/retry", Map.of("reason", "x")).statusCode(400);
        post("/applications/" + application + "/environments/staging/rollback", Map.of("reason", "x"))
                .statusCode(409)
                .body("detail", is("nothing is live in staging"));
        post("/applications/" + application + "/environments/moon/rollback", Map.of("reason", "x"))
                .statusCode(404);
        post("/applications/" + application + "/environments/staging/rollback", Map.of())
                .statusCode(400)
                .body("detail", startsWith("reason must say why"));
        post(
                        "/applications/" + application + "/environments/staging/releases",
                        Map.of("chartVersion", "v0", "reason", "x"))
                .statusCode(404);
        given().contentType(ContentType.JSON)
                .body(Map.of("reason", "x"))
                .post("/releases/" + UUID.randomUUID() + "/retry")
                .then()
                .statusCode(401);
        given().get("/changes/" + UUID.randomUUID()).then().statusCode(404);
        given().get("/releases?status=NONSENSE").then().statusCode(400);
        given().get("/changes?commit=';drop").then().statusCode(400);
        put(Map.of("repository", "ssh://x", "environments", List.of())).statusCode(400);
        put(Map.of(
                        "repository",
                        "https://x/y",
                        "environments",
                        List.of(Map.of("name", "a", "namespace", "n"), Map.of("name", "b", "namespace", "n"))))
                .statusCode(400);
    }

    private void register() {
        put(Map.of(
                        "repository",
                        "https://git.example/" + application + ".git",
                        "environments",
                        List.of(
                                Map.of("name", "staging", "namespace", application + "-staging"),
                                Map.of("name", "production", "namespace", application + "-production"))))
                .statusCode(200);
    }

    private ValidatableResponse put(Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer only-for-tests")
                .body(body)
                .put("/applications/" + application)
                .then();
    }

    private static ValidatableResponse post(String path, Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer only-for-tests")
                .body(body)
                .post(path)
                .then();
    }

    private UUID released(long sequence, String version) {
        UUID change = publish(sequence, version);
        outcomeOf(change, "VERIFIED");
        return change;
    }

    private UUID publish(long sequence, String version) {
        Envelope published = published(sequence, version);
        wire.send(published);
        return published.changeId();
    }

    private Envelope published(long sequence, String version) {
        helm.chart(version, Map.of(deployment(staging), version, deployment(production), version));
        ChartPublished chart = chart(sequence, version, List.of("staging", "production"));
        UUID change = Uuid7.at(Instant.now());
        Envelope accepted = wire.send(change, null, new ChangeAccepted(chart.source(), "ann", "push " + sequence));
        return new Envelope(Uuid7.at(Instant.now()), Instant.now(), "/fairway/test", change, accepted.id(), chart);
    }

    private ChartPublished chart(long sequence, String version, List<String> environments) {
        return new ChartPublished(
                new Source("https://git.example/" + application, "main", "c0ffee" + sequence, sequence),
                application,
                new ChartRef(
                        "hello", version, "oci://r/hello", "sha256:a", "http://c/a.tgz", "sha256:content-" + version),
                new ImageRef("r/hello", "main-1", "sha256:image-" + version),
                environments,
                List.of(),
                null);
    }

    private static Envelope envelope(UUID change, FairwayEvent event) {
        return new Envelope(Uuid7.at(Instant.now()), Instant.now(), "/fairway/test", change, null, event);
    }

    /** Releases are bad where {@link #badIn} says so; what comes back is good. */
    private FairwayEvent verdict(ReleaseDeployed deployed) {
        boolean rollback = given().get("/releases/" + deployed.releaseId())
                .then()
                .extract()
                .path("kind")
                .equals("ROLLBACK");
        return !rollback && badIn.contains(deployed.target().environment())
                ? bad(deployed)
                : new ReleaseVerified(
                        deployed.releaseId(), deployed.target(), deployed.revision(), List.of(), List.of(), MEASURED);
    }

    private static ReleaseFailed bad(ReleaseDeployed deployed) {
        return bad(deployed, deployed.revision());
    }

    private static ReleaseFailed bad(ReleaseDeployed deployed, int revision) {
        return new ReleaseFailed(
                deployed.releaseId(),
                deployed.target(),
                revision,
                Reason.CRASH_LOOP,
                "Pod/hello crashes",
                List.of(),
                List.of(),
                null);
    }

    private ValidatableResponse outcomeOf(UUID change, String outcome) {
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

    private List<Status> revisions(Target target) {
        return helm.history(FakeHelm.place(target)).stream()
                .map(HelmRevision::status)
                .toList();
    }

    private ObjectRef deployment(Target target) {
        return new ObjectRef("apps/v1", "Deployment", application + "-" + target.environment(), application);
    }

    private ObjectRef extra(Target target) {
        return new ObjectRef("v1", "ConfigMap", application + "-" + target.environment(), "extra");
    }
}
