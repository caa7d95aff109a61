package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.fairway.events.ChartPublished;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.Source;
import io.fairway.release.deploy.HelmRevision.Status;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nobody's content is blamed for what others did, what is there already is not done again, and a repository may move. */
@QuarkusTest
class InterventionServiceTest extends TwoEnvironments {

    @Test
    void whatAnotherChanged_while_it_was_verified_stays_and_nobody_is_blamed() {
        released(1, "v1");
        wire.judge(
                application,
                deployed -> Optional.of(failed(deployed, Reason.CHANGED_BY_ANOTHER, "Deployment/hello was edited")));

        UUID second = publish(2, "v2");

        outcomeOf(second, "OVERRULED")
                .body("reason", is("staging: CHANGED_BY_ANOTHER: Deployment/hello was edited"))
                .body("state", is("FAILED"));
        assertThat(cluster.value(deployment(staging))).contains("v2");
        assertThat(revisions(staging)).hasSize(2);
        assertThat(wire.heard(second, ReleaseRolledBack.class)).isEmpty();
        nothingIsInQuarantine();

        wire.judge(application, deployed -> Optional.of(verdict(deployed)));
        outcomeOf(publish(3, "v3"), "VERIFIED");
    }

    @Test
    void helmByHand_after_the_verdict_overrules_the_release() {
        released(1, "v1");
        wire.judge(application, deployed -> {
            helm.byHand(FakeHelm.place(staging), Map.of(deployment(staging), "by hand"));
            return Optional.of(verdict(deployed));
        });

        UUID second = publish(2, "v2");

        outcomeOf(second, "OVERRULED").body("reason", containsString("Helm revision 3"));
        assertThat(cluster.value(deployment(staging))).contains("by hand");
        assertThat(revisions(staging)).hasSize(3);
        nothingIsInQuarantine();
    }

    @Test
    void rollback_does_not_fight_what_another_does() {
        released(1, "v1");
        wire.judge(
                application,
                deployed -> Optional.of(
                        deployed.revision() == 2
                                ? bad(deployed)
                                : failed(deployed, Reason.CHANGED_BY_ANOTHER, "Deployment/hello was deleted")));

        UUID second = publish(2, "v2");

        outcomeOf(second, "ROLLBACK_FAILED");
        assertThat(wire.heard(second, ReleaseDeployed.class)).hasSize(2);
    }

    @Test
    void contentWithoutData_is_undone_there_but_may_come_again() {
        released(1, "v1");
        wire.judge(
                application,
                deployed -> Optional.of(
                        deployed.revision() == 2
                                ? failed(deployed, Reason.NO_DATA, "the metrics cannot be asked")
                                : verdict(deployed)));

        outcomeOf(publish(2, "v2"), "ROLLED_BACK");

        nothingIsInQuarantine();
        wire.judge(application, deployed -> Optional.of(verdict(deployed)));
        outcomeOf(publish(3, "v2"), "VERIFIED");
    }

    @Test
    void sameContent_ends_at_once_and_goes_on() {
        released(1, "v1");

        UUID second = publish(2, "v1");

        outcomeOf(second, "UNCHANGED")
                .body(
                        "reason",
                        allOf(
                                startsWith("its content is live in "),
                                containsString("as chart v1 of commit c0ffee1"),
                                containsString("nothing was changed")))
                .body("state", is("VERIFIED"));
        assertThat(revisions(staging)).hasSize(1);
        assertThat(revisions(production)).hasSize(1);
        assertThat(wire.heard(second, ReleaseRequested.class)).hasSize(2);
        assertThat(wire.heard(second, ReleaseSkipped.class))
                .hasSize(2)
                .allMatch(skipped -> skipped.reason() == ReleaseSkipped.Reason.UNCHANGED);
        given().get("/applications/" + application + "/environments/production/why?commit=c0ffee2")
                .then()
                .body("state", is("UNCHANGED"))
                .body("sentence", startsWith("its content is live in production already"));

        // An older push that comes late is still older.
        publish(3, "v1");
        outcomeOf(publish(1, "v0"), "SUPERSEDED");
    }

    @Test
    void sameContent_is_released_again_where_somebody_changed_what_is_live() {
        released(1, "v1");
        cluster.put(deployment(staging), "edited");
        helm.byHand(FakeHelm.place(production), Map.of(deployment(production), "by hand"));

        outcomeOf(publish(2, "v1"), "VERIFIED");

        assertThat(cluster.value(deployment(staging))).contains("v1");
        assertThat(cluster.value(deployment(production))).contains("v1");
        assertThat(revisions(staging)).containsExactly(Status.SUPERSEDED, Status.DEPLOYED);
    }

    @Test
    void case_26_push_of_a_repository_that_moved_is_the_newest() {
        released(7, "v7");
        String moved = "https://git.example/other/" + application;
        put(Map.of(
                        "repository",
                        moved,
                        "environments",
                        List.of(
                                Map.of("name", "staging", "namespace", application + "-staging"),
                                Map.of("name", "production", "namespace", application + "-production"))))
                .statusCode(200);

        UUID first = publishFrom(moved, 2, "v8");

        outcomeOf(first, "VERIFIED");
        assertThat(cluster.value(deployment(staging))).contains("v8");
        outcomeOf(publishFrom(moved, 1, "v8a"), "SUPERSEDED")
                .body("reason", startsWith("push 2, which is newer, was released in staging already"));
    }

    @Test
    void case_26_quarantine_goes_on_after_a_move() {
        released(7, "v7");
        badIn.add("staging");
        outcomeOf(publish(8, "v8"), "ROLLED_BACK");
        badIn.clear();
        String moved = "https://git.example/other/" + application;
        put(Map.of(
                        "repository",
                        moved,
                        "environments",
                        List.of(Map.of("name", "staging", "namespace", application + "-staging"))))
                .statusCode(200);

        outcomeOf(publishFrom(moved, 1, "v8"), "QUARANTINED");
    }

    private UUID publishFrom(String repository, long sequence, String version) {
        helm.chart(version, Map.of(deployment(staging), version, deployment(production), version));
        ChartPublished plain = chart(sequence, version, List.of("staging", "production"));
        UUID change = UUID.randomUUID();
        wire.send(envelope(
                change,
                new ChartPublished(
                        new Source(repository, "main", "beef" + sequence, sequence),
                        plain.application(),
                        plain.chart(),
                        plain.image(),
                        plain.environments(),
                        List.of(),
                        null)));
        return change;
    }

    private void nothingIsInQuarantine() {
        given().get("/applications/" + application + "/quarantine").then().body("size()", is(0));
    }

    private static ReleaseFailed failed(ReleaseDeployed deployed, Reason reason, String message) {
        return new ReleaseFailed(
                deployed.releaseId(),
                deployed.target(),
                deployed.revision(),
                reason,
                message,
                List.of(),
                List.of(),
                null);
    }
}
