package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.Difference;
import io.fairway.events.Envelope;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Source;
import io.fairway.events.Uuid7;
import io.fairway.release.deploy.HelmFailure;
import io.fairway.release.deploy.HelmRevision.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is bad is undone, as a whole, and what people undo. */
@QuarkusTest
class RollbackServiceTest extends TwoEnvironments {

    private static final UUID BUILD = UUID.randomUUID();

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
    void chartThatIsGone_fails_the_release() {
        UUID change = UUID.randomUUID();
        wire.send(envelope(change, chart(1, "unknown", List.of("staging"))));

        outcomeOf(change, "ROLLED_BACK")
                .body("reason", is("staging: REFUSED: chart unknown is not in the chart repository"));
    }

    @Test
    void rollback_is_verified_as_what_it_restores_was_though_that_chart_is_lost() {
        released(1, "v1");
        badIn.add("staging");
        helm.expect(new FakeHelm.Trouble.ChartIsLost("v1"));

        UUID bad = publish(2, "v2");

        outcomeOf(bad, "ROLLED_BACK");
        assertThat(wire.heard(bad, ReleaseDeployed.class))
                .last()
                .satisfies(
                        rollback -> assertThat(rollback.checks().unreadable()).isNull());
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
        given().get("/overview?application=" + application)
                .then()
                .body("[0].environments[0].liveState", is("VERIFIED"))
                .body("[0].environments[0].triedState", is("ROLLED_BACK"))
                .body("[0].environments[0].live.restored.rollbackId", is(rollback))
                .body("[0].environments[0].live.restored.reason", containsString("too slow"))
                .body("[0].environments[0].last.reason", containsString("too slow"))
                .body("[0].environments[1].liveState", is("VERIFIED"));
        why("staging", "c0ffee1")
                .body("state", is("LIVE"))
                .body("sentence", containsString("a rollback brought it back"));
        why("staging", "c0ffee2").body("state", is("ROLLED_BACK")).body("sentence", containsString("too slow"));

        post("/releases/" + undone + "/retry", Map.of("reason", "it was the network"))
                .statusCode(200);

        outcomeOf(second, "VERIFIED");
        assertThat(cluster.value(deployment(staging))).contains("v2");
        given().get("/applications/" + application + "/quarantine").then().body("size()", is(0));
    }

    @Test
    void build_that_failed_belongs_to_the_application_of_its_repository() {
        released(1, "v1");
        UUID change = Uuid7.at(Instant.now());
        Source source =
                new Source("https://git.example/" + application + ".git", "main", "badc0de" + "0".repeat(57), 2);
        Envelope accepted = wire.send(change, null, new ChangeAccepted(source, "ann", "push 2"));
        wire.send(
                change,
                accepted.id(),
                new BuildFailed(
                        source,
                        BuildFailed.Reason.STEP_FAILED,
                        "step 3 failed",
                        "http://builds/builds/" + BUILD + "/log",
                        List.of()));

        outcomeOf(change, "BUILD_FAILED").body("application", is(application));
        given().get("/overview?application=" + application)
                .then()
                .body("[0].broken.changeId", is(change.toString()))
                .body("[0].broken.reason", is("step 3 failed"))
                .body("[0].environments[0].liveState", is("VERIFIED"));
        given().get("/changes?application=" + application).then().body("outcome", contains("BUILD_FAILED", "VERIFIED"));
        for (String of : List.of(
                BUILD.toString(),
                accepted.id().toString(),
                source.commit(),
                change.toString().substring(0, 13),
                change.toString().substring(28))) {
            given().queryParam("of", of)
                    .get("/trace")
                    .then()
                    .statusCode(200)
                    .body("changes[0].changeId", is(change.toString()));
        }

        released(3, "v3");

        given().get("/overview?application=" + application).then().body("[0].broken", nullValue());
    }

    private ValidatableResponse why(String environment, String commit) {
        return given().get("/applications/" + application + "/environments/" + environment + "/why?commit=" + commit)
                .then();
    }
}
