package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.fairway.events.Difference;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.TargetChangedByAnother;
import io.fairway.events.TargetChangedByAnother.Kind;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What others do is found, said once, and believed: "live" is what Helm has. */
@QuarkusTest
class DriftServiceTest extends TwoEnvironments {

    @Test
    void rollbackByHand_is_what_is_live() {
        UUID first = released(1, "v1");
        UUID second = released(2, "v2");

        helm.rollbackByHand(FakeHelm.place(staging), 1);

        TargetChangedByAnother changed = wire.await1(second, TargetChangedByAnother.class, event -> true);
        assertThat(changed.kind()).isEqualTo(Kind.HELM_ROLLBACK);
        assertThat(changed.revision()).isEqualTo(3);
        assertThat(changed.by()).isEqualTo("helm");
        given().get("/releases/" + changed.liveReleaseId())
                .then()
                .body("chartVersion", is("v1"))
                .body("changeId", is(first.toString()));
        given().get("/overview?application=" + application)
                .then()
                .body("[0].environments[0].live.chartVersion", is("v1"))
                .body("[0].environments[0].live.revision", is(3))
                .body("[0].environments[1].live.chartVersion", is("v2"));
        why("staging", "c0ffee2", "REPLACED", "but somebody ran helm rollback: Helm revision 3");
        why("staging", "c0ffee1", "LIVE", "helm rollback");
        changed(1, "staging");

        outcomeOf(publish(3, "v3"), "VERIFIED");

        given().get("/overview?application=" + application)
                .then()
                .body("[0].environments[0].live.chartVersion", is("v3"));
        assertThat(wire.heard(second, TargetChangedByAnother.class)).hasSize(1);
    }

    @Test
    void uninstallationByHand_leaves_nothing_live() {
        UUID first = released(1, "v1");

        helm.uninstallByHand(FakeHelm.place(production));

        TargetChangedByAnother changed = wire.await1(first, TargetChangedByAnother.class, event -> true);
        assertThat(changed.kind()).isEqualTo(Kind.HELM_UNINSTALL);
        assertThat(changed.revision()).isNull();
        given().get("/overview?application=" + application)
                .then()
                .body("[0].environments[1].live", nullValue())
                .body("[0].environments[0].live.chartVersion", is("v1"));
        why("production", "c0ffee1", "REPLACED", "but somebody ran helm uninstall");
    }

    @Test
    void upgradeByHand_while_it_is_verified_overrules_at_once() {
        released(1, "v1");
        wire.judge(application, deployed -> Optional.empty());
        UUID second = publish(2, "v2");
        wire.await1(second, ReleaseDeployed.class, event -> true);

        helm.byHand(FakeHelm.place(staging), Map.of(deployment(staging), "by hand"));

        outcomeOf(second, "OVERRULED").body("reason", containsString("somebody ran helm upgrade or install"));
        given().get("/overview?application=" + application).then().body("[0].environments[0].live", nullValue());
    }

    @Test
    void rollback_is_compared_once_more_some_time_later() {
        released(1, "v1");
        badIn.add("staging");
        UUID second = publish(2, "v2");
        outcomeOf(second, "ROLLED_BACK");

        cluster.put(deployment(staging), "edited");

        TargetChangedByAnother changed = wire.await1(second, TargetChangedByAnother.class, event -> true);
        assertThat(changed.kind()).isEqualTo(Kind.OBJECTS);
        assertThat(changed.differences())
                .containsExactly(new Difference(deployment(staging), Difference.Kind.CHANGED, "data.value"));
        why("staging", "c0ffee1", "LIVE", "what is live was changed by somebody");
    }

    @Test
    void whatWasEdited_before_a_release_is_said() {
        UUID first = released(1, "v1");
        cluster.put(deployment(staging), "edited");

        outcomeOf(publish(2, "v2"), "VERIFIED");

        assertThat(wire.await1(first, TargetChangedByAnother.class, event -> true)
                        .kind())
                .isEqualTo(Kind.OBJECTS);
        given().get("/applications/" + application + "/environments/staging/why?commit=c0ffee2")
                .then()
                .body("sentence", not(containsString("changed by")));
    }

    private void why(String environment, String commit, String state, String sentence) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get("/applications/" + application + "/environments/" + environment
                                + "/why?commit=" + commit)
                        .then()
                        .body("state", is(state))
                        .body("sentence", containsString(sentence)));
    }

    private void changed(int times, String environment) {
        given().get("/applications/" + application + "/environments/" + environment + "/interventions")
                .then()
                .body("size()", is(times))
                .body("[0].message", containsString("helm rollback"));
        given().get("/ui/applications/" + application)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Changed by others"), containsString("helm rollback"), containsString("lasts")));
    }
}
