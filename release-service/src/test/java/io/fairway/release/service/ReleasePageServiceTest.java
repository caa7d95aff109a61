package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.fairway.events.Evidence;
import io.fairway.events.FairwayEvent;
import io.fairway.events.Measurement;
import io.fairway.events.PodOutput;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseVerified;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of a release and its dialogs, as a browser asks for them. */
@QuarkusTest
class ReleasePageServiceTest extends OneEnvironment {

    private static final List<Measurement> MEASURED = List.of(new Measurement(
            "ready pods Deployment/hello",
            "pods",
            List.of(new Measurement.Point(0, 0), new Measurement.Point(4_000, 2))));

    private volatile boolean badNow;

    @Override
    protected FairwayEvent verdict(ReleaseDeployed deployed) {
        boolean rollback = given().get("/releases/" + deployed.releaseId())
                .then()
                .extract()
                .path("kind")
                .equals("ROLLBACK");
        boolean bad = badNow && !rollback;
        List<Evidence> evidence = List.of(
                new Evidence("rollout", Evidence.Result.PASSED, "2 of 2 pods are ready", deployment, Instant.now()),
                new Evidence(
                        "GET /health",
                        bad ? Evidence.Result.FAILED : Evidence.Result.PASSED,
                        "<b>answered</b> 503",
                        deployment,
                        Instant.now()));
        if (bad) {
            return new ReleaseFailed(
                    deployed.releaseId(),
                    deployed.target(),
                    deployed.revision(),
                    ReleaseFailed.Reason.CHECK_FAILED,
                    "GET /health answered 503",
                    evidence,
                    List.of(),
                    MEASURED,
                    List.of(new PodOutput(
                            "hello-1",
                            List.of(new PodOutput.ContainerOutput(
                                    "app", true, List.of("starting", "<i>no</i> database"), true, null)),
                            List.of("Warning BackOff: Back-off restarting"))));
        }
        return new ReleaseVerified(
                deployed.releaseId(), deployed.target(), deployed.revision(), evidence, List.of(), MEASURED);
    }

    @Test
    void page_of_a_release_that_was_undone_begins_with_what_failed_and_proves_that_it_is_undone() {
        released(1, "v1", Map.of(deployment, "1"));
        badNow = true;
        String failed = publish(2, "v2", Map.of(deployment, "2", secret, "hunter2"), "ROLLED_BACK");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> page("/ui/releases/" + failed)
                        .statusCode(200)
                        .body(allOf(
                                containsString("CHECK_FAILED: GET /health answered 503. Chart v1 is live again"),
                                containsString("&lt;b&gt;answered&lt;/b&gt; 503"),
                                containsString("container app, before its last restart, the end of it"),
                                containsString("starting\n&lt;i&gt;no&lt;/i&gt; database</pre>"),
                                containsString("<li>Warning BackOff: Back-off restarting</li>"),
                                containsString("<b>No drift.</b>"),
                                containsString("previous release"),
                                containsString("</svg>quarantined</span>"),
                                containsString("Changes 1, adds 1, removes 0 of 2 objects"),
                                not(containsString("hunter2")))));
        given().get("/releases/" + failed).then().body("output[0].containers[0].lines[1]", is("<i>no</i> database"));
        given().get("/applications/" + application + "/environments/staging/why")
                .then()
                .body(containsString("starting / <i>no</i> database"));
        page("/ui/releases/" + failed + "/pods-now").statusCode(200).body(containsString("is installed by now"));
    }

    @Test
    void dialog_shows_what_would_happen_to_everybody_and_lets_only_those_act_who_signed_in() {
        String first = released(1, "v1", Map.of(deployment, "1"));
        String second = released(2, "v2", Map.of(deployment, "2"));
        String ask = "/ui/ask/applications/" + application + "/environments/staging/roll-back";

        page(ask)
                .statusCode(200)
                .body(allOf(
                        containsString("<option value=\"" + first + "\" selected"),
                        containsString("(live)"),
                        containsString("data-refused"),
                        containsString("/ui/sign-in?next="),
                        containsString("Changes 1, adds 0, removes 0 of 1 objects")));
        signedIn()
                .get(ask + "?toRelease=" + second)
                .then()
                .body(allOf(
                        containsString("<option value=\"" + first + "\" selected"),
                        not(containsString("data-refused"))));
        act("roll-back", Map.of("toRelease", first)).statusCode(200).body(containsString("A reason is missing"));
        act("roll-back", Map.of("toRelease", second, "reason", "orders are counted twice"))
                .statusCode(200)
                .body(containsString("is live already"));
        given().contentType(ContentType.URLENC)
                .formParam("reason", "nobody")
                .formParam("toRelease", first)
                .post("/ui/do/applications/" + application + "/environments/staging/roll-back")
                .then()
                .statusCode(401);

        String next = act("roll-back", Map.of("toRelease", first, "reason", "orders are counted twice"))
                .statusCode(204)
                .header("HX-Redirect", startsWith("/ui/releases/"))
                .extract()
                .header("HX-Redirect");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> page(next)
                        .statusCode(200)
                        .body(allOf(
                                containsString("Chart v1 is live again; every object equals what was recorded."),
                                containsString("asked for it: orders are counted twice"))));
    }

    @Test
    void environment_is_paused_and_resumed_through_dialogs() {
        String first = released(1, "v1", Map.of(deployment, "1"));

        page("/ui/releases/" + first).body(containsString("/staging/pause\""));
        act("pause", Map.of("reason", "an audit")).statusCode(204).header("HX-Refresh", is("true"));
        page("/ui/releases/" + first).body(allOf(containsString("/staging/resume\""), containsString("an audit")));
        act("pause", Map.of("reason", "again")).statusCode(200).body(containsString("paused staging: an audit"));
        act("resume", Map.of("reason", "it is over")).statusCode(204);
        page("/ui/releases/" + first).body(not(containsString("an audit")));
    }

    @Test
    void what_does_not_exist_or_cannot_be_done_is_said() {
        String first = released(1, "v1", Map.of(deployment, "1"));

        page("/ui/ask/releases/" + first + "/dance").statusCode(404);
        page("/ui/releases/nonsense").statusCode(400);
        page("/ui/releases/01a2060f-1c4e-7000-8000-000000000000").statusCode(404);
        signedIn()
                .get("/ui/ask/releases/" + first + "/retry")
                .then()
                .statusCode(200)
                .body(allOf(containsString("data-refused"), containsString("there is nothing to retry")));
        signedIn()
                .contentType(ContentType.URLENC)
                .formParam("reason", "because")
                .redirects()
                .follow(false)
                .post("/ui/do/releases/" + first + "/retry")
                .then()
                .statusCode(409)
                .contentType(containsString("text/html"));
    }

    @Test
    void cluster_that_is_away_is_said_where_its_answer_would_be() {
        String first = released(1, "v1", Map.of(deployment, "1"));
        cluster.goAway(true);

        page("/ui/releases/" + first).statusCode(200);
        page("/ui/releases/" + first + "/pods-now").statusCode(200).body(containsString("is away"));
    }

    @Test
    void everyPage_andEveryRestAnswer_say_the_same_state() {
        released(1, "v1", Map.of(deployment, "1"));
        act("pause", Map.of("reason", "an audit")).statusCode(204);
        publish(2, "v2", Map.of(deployment, "2"), "RUNNING");

        everybodySays("WAITING", false);
        newestChange().body("outcome", is("RUNNING")).body("endedAt", nullValue());

        act("resume", Map.of("reason", "it is over")).statusCode(204);
        everybodySays("VERIFIED", true);

        badNow = true;
        publish(3, "v3", Map.of(deployment, "3"), "ROLLED_BACK");
        everybodySays("ROLLED_BACK", true);
    }

    /** Of the newest change, which is the newest release in its only environment, too. */
    private void everybodySays(String state, boolean ended) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> newestChange().body("state", is(state)).body("ended", is(ended)));
        String change = newestChange().extract().path("changeId");
        String release = newestChange().extract().path("releases[0].id");
        String badge = "class=\"badge is-" + state.toLowerCase(Locale.ROOT).replace('_', '-');

        newestChange().body("releases[0].state", is(state)).body("releases[0].ended", is(ended));
        page("/changes?application=" + application).body("[0].state", is(state));
        page("/releases/" + release).body("state", is(state)).body("ended", is(ended));
        page("/trace?of=" + change).body("changes[0].state", is(state)).body("changes[0].releases[0].state", is(state));
        page("/applications/" + application + "/environments/staging/why").body("targetState", is(state));
        page("/overview?application=" + application).body("[0].environments[0].state", is(state));
        for (String path : List.of(
                "/ui/changes?application=" + application,
                "/ui/changes/" + change,
                "/ui/releases/" + release,
                "/ui/applications/" + application,
                "/ui/trace?of=" + change,
                "/ui/?application=" + application)) {
            page(path).statusCode(200).body(containsString(badge));
        }
    }

    private ValidatableResponse newestChange() {
        String newest = given().get("/changes?application=" + application + "&limit=1")
                .then()
                .extract()
                .path("[0].changeId");
        return page("/changes/" + newest);
    }

    private static ValidatableResponse page(String path) {
        return given().get(path).then();
    }

    private static RequestSpecification signedIn() {
        return given().header("Authorization", "Bearer only-for-tests");
    }

    private ValidatableResponse act(String action, Map<String, String> form) {
        return signedIn()
                .header("HX-Request", "true")
                .contentType(ContentType.URLENC)
                .formParams(form)
                .post("/ui/do/applications/" + application + "/environments/staging/" + action)
                .then();
    }
}
