package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What releases changed and would change, as it is asked for over REST. */
@QuarkusTest
class DiffServiceTest extends OneEnvironment {

    @Test
    void release_tells_what_it_changed_also_when_Helm_has_forgotten_it() {
        String first = released(1, "v1", Map.of(deployment, "1", configuration, "a"));
        String second = released(2, "v2", Map.of(deployment, "2", secret, "hunter2"));

        diff(first)
                .body("from.revision", nullValue())
                .body("to.revision", is(1))
                .body("objects.change", contains("ADDED", "ADDED"));
        helm.forgetAll();
        diff(second)
                .body("from.releaseId", is(first))
                .body("from.chartVersion", is("v1"))
                .body("to.revision", is(2))
                .body("summary", is("changes 1, adds 1, removes 1 of 3 objects"))
                .body("objects.object.kind", contains("Deployment", "Secret", "ConfigMap"))
                .body("objects[0].lines", allOf(containsString("-  value: \"1\""), containsString("+  value: \"2\"")))
                .body("objects[1].masked", is(true))
                .body("objects[1].lines", not(containsString("hunter2")));
    }

    @Test
    void preview_tells_what_a_rollback_and_a_release_would_change_and_changes_nothing() {
        String first = released(1, "v1", Map.of(deployment, "1"));
        String second = released(2, "v2", Map.of(deployment, "2", configuration, "a"));

        preview("toRelease=" + first)
                .statusCode(200)
                .body("from.releaseId", is(second))
                .body("from.revision", is(2))
                .body("to.releaseId", is(first))
                .body("to.revision", is(1))
                .body("objects.change", contains("CHANGED", "REMOVED"));
        preview("chartVersion=v1").statusCode(200).body("objects.change", contains("CHANGED", "REMOVED"));
        preview("chartVersion=v2").statusCode(200).body("objects", empty()).body("summary", is("nothing changes"));
        preview("chartVersion=v9").statusCode(404);
        preview("toRelease=" + UUID.randomUUID()).statusCode(404);
        preview("x=y").statusCode(400).body("detail", containsString("toRelease"));
        preview("toRelease=" + first + "&chartVersion=v1").statusCode(400);
    }

    @Test
    void rollbackTargets_are_the_verified_releases_and_say_why_not() {
        String first = released(1, "v1", Map.of(deployment, "1"));
        String second = released(2, "v2", Map.of(deployment, "2"));

        given().get("/applications/" + application + "/environments/staging/rollback-targets")
                .then()
                .statusCode(200)
                .body("releaseId", contains(second, first))
                .body("allowed", contains(false, true))
                .body("[0].why", is("release " + second + " is live already"))
                .body("[1].why", nullValue())
                .body("[1].commit", is("c0ffee1"))
                .body("[1].author", is("ann"))
                .body("[1].chartVersion", is("v1"))
                .body("[1].verifiedAt", notNullValue());
    }

    @Test
    void pods_are_those_of_what_is_installed_now() {
        String first = released(1, "v1", Map.of(deployment, "1"));
        pods(first).statusCode(200).body("thisRevision", is(true)).body("pods.name", contains(application + "-1"));

        String second = released(2, "v2", Map.of(deployment, "2"));
        pods(first)
                .body("thisRevision", is(false))
                .body("liveRevision", is(2))
                .body("message", containsString("Revision 2 is installed by now"));
        pods(second).body("pods", hasSize(1)).body("pods[0].ready", is(true));

        cluster.goAway(true);
        pods(second).statusCode(503).body("detail", containsString("away"));
        pods(UUID.randomUUID().toString()).statusCode(404);
    }

    private ValidatableResponse diff(String release) {
        return given().get("/releases/" + release + "/diff").then().statusCode(200);
    }

    private ValidatableResponse pods(String release) {
        return given().get("/releases/" + release + "/pods").then();
    }

    private ValidatableResponse preview(String query) {
        return given().get("/applications/" + application + "/environments/staging/preview?" + query)
                .then();
    }
}
