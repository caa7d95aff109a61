package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.fairway.events.BuildFailed;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRejected;
import io.fairway.events.Envelope;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Source;
import io.fairway.release.deploy.HelmFailure;
import io.fairway.release.deploy.HelmRevision.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events in, events out, on real Kafka and PostgreSQL; only Helm and the cluster are in memory. */
@QuarkusTest
class ReleaseServiceTest extends TwoEnvironments {

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
        // That it was accepted comes from another topic, and may be heard last.
        await().untilAsserted(() -> change(change)
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
                .body("steps[5].reason", is("it was verified in staging")));
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
    void failureThatMayPass_is_tried_again_and_makes_one_revision() {
        HelmFailure retryable = new HelmFailure(Reason.HELM_FAILED, "the cluster did not answer Helm", true);
        helm.expect(new FakeHelm.Trouble.Crash(), new FakeHelm.Trouble.Failure(retryable));

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
        await().untilAsserted(() -> change(change)
                .body(
                        "reason",
                        allOf(startsWith("it is on its way to staging, and waits: "), containsString("tried "))));
        given().get("/applications/" + application + "/environments/staging/why")
                .then()
                .body("sentence", containsString("on its way to staging, and waits: "));

        cluster.goAway(false);

        outcomeOf(change, "VERIFIED").body("reason", not(containsString("tried")));
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
    void chartThatIsLost_after_Helm_installed_it_cannot_be_verified_and_says_so() {
        helm.expect(new FakeHelm.Trouble.ChartIsLost("v1"));

        UUID change = publish(1, "v1");

        assertThat(wire.await1(change, ReleaseDeployed.class, event -> true)
                        .checks()
                        .unreadable())
                .isEqualTo("chart v1 is not in the chart repository");
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
}
