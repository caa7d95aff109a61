package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRef;
import io.fairway.events.Envelope;
import io.fairway.events.Evidence;
import io.fairway.events.ImagePushed;
import io.fairway.events.ImageRef;
import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Source;
import io.fairway.events.Uuid7;
import io.fairway.local.RealInfrastructure;
import io.fairway.release.deploy.PodOrigin;
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
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A good and a bad change, asked about from every end, on real Kafka and PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class TraceServiceTest {

    @Inject
    FakeHelm helm;

    @Inject
    FakeCluster cluster;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    // Two commits that begin alike, and like no other test's.
    private final String good = (UUID.randomUUID() + "").replace("-", "") + "01234567";
    private final String bad = good.substring(0, 5) + (good.charAt(5) == 'f' ? "e" : "f") + good.substring(6);
    private final String application = "traced" + Long.toString(System.nanoTime(), 36);
    private Wire wire;

    @BeforeEach
    void connect() {
        helm.forgetAll();
        wire = new Wire(bootstrapServers);
        wire.judge(application, deployed -> Optional.of(deployed.revision() == 2 ? bad(deployed) : good(deployed)));
        given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer only-for-tests")
                .body(Map.of(
                        "repository",
                        "https://git.example/" + application,
                        "environments",
                        List.of(Map.of("name", "staging", "namespace", application + "-staging"))))
                .put("/applications/" + application)
                .then()
                .statusCode(200);
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        cluster.goAway(false);
        wire.close();
    }

    @Test
    void everyEnd_leads_to_all_the_others() {
        UUID first = pushed(1, good, "1.0.1+g" + brief(good));
        outcome(first, "VERIFIED");
        UUID second = pushed(2, bad, "1.0.2+g" + brief(bad));
        outcome(second, "ROLLED_BACK");
        cluster.put(application + "-staging", "web-1", new PodOrigin(List.of(digest(good)), null));
        String release = trace(first.toString()).extract().path("changes[0].releases[0].id");

        for (String locator : List.of(
                first.toString(),
                release,
                good,
                brief(good),
                digest(good),
                "r.example/" + application + "@" + digest(good),
                "r.example/" + application + ":main-" + brief(good),
                application + " 1.0.1+g" + brief(good),
                application + "/staging@1",
                application + "-staging/web-1")) {
            trace(locator)
                    .statusCode(200)
                    .body("of", is(locator))
                    .body("changes.changeId", contains(first.toString()))
                    .body("changes[0].commit", is(good))
                    .body("changes[0].author", is("ann"))
                    .body("changes[0].repository", is("https://git.example/" + application))
                    .body("changes[0].buildLog", is("http://build.example/log"))
                    .body("changes[0].image.digest", is(digest(good)))
                    .body("changes[0].chart.version", is("1.0.1+g" + brief(good)))
                    .body("changes[0].releases[0].revision", is(1))
                    .body("changes[0].releases[0].live", is(true))
                    .body("changes[0].pods.size()", is(1))
                    .body("changes[0].pods[0].namespace", is(application + "-staging"));
        }
        // Revision 3 is the rollback: what it brought back is of the good change.
        trace(application + "/staging@3")
                .body("changes.changeId", contains(first.toString()))
                .body("sentence", containsString("which brought back release " + release));
        trace(bad).body("changes[0].releases[0].status", is("ROLLED_BACK")).body("changes[0].pods.size()", is(0));

        trace(good.substring(0, 5))
                .statusCode(409)
                .body("detail", startsWith(good.substring(0, 5) + " fits 2 commits"));
        trace("deadbeef")
                .statusCode(404)
                .body("detail", startsWith("no commit, digest or id is known that begins with deadbeef"));
        trace("what?").statusCode(400).body("detail", startsWith("of must be a commit"));
        trace(application + "/staging@9").statusCode(404);
        page(brief(good)).statusCode(200).body(containsString(release), containsString(digest(good)));
        page("<b>").statusCode(400).body(containsString("Nothing to trace"), not(containsString("value=\"<b>")));
        page("").statusCode(200).body(containsString("Find everything related"));
        cluster.goAway(true);
        trace(application + "-staging/web-1").statusCode(503);
        trace(good).statusCode(200).body("changes[0].podsUnknown", is("the cluster cannot be asked at this moment"));
    }

    @Test
    void why_says_it_in_a_sentence_with_evidence() {
        why("").body("state", is("NEVER_HEARD")).body("change", nullValue());
        UUID first = pushed(1, good, "1.0.1+g" + brief(good));
        outcome(first, "VERIFIED");
        why("").body("state", is("LIVE"))
                .body("change.changeId", is(first.toString()))
                .body("releaseId", notNullValue());
        UUID second = pushed(2, bad, "1.0.2+g" + brief(bad));
        outcome(second, "ROLLED_BACK");

        why("").body("state", is("ROLLED_BACK"))
                .body("sentence", startsWith("it was rolled back in staging: CRASH_LOOP: Pod/hello crashes"))
                .body("evidence.find { it.what == 'check rollout' }.said", is("FAILED: exit code 1"));
        why("?commit=" + brief(good)).body("state", is("LIVE"));
        why("?commit=" + first).body("state", is("LIVE"));
        why("?commit=deadbeef").body("state", is("NEVER_HEARD"));
        why("?commit=;").statusCode(400);
        given().get("/applications/nobody/environments/staging/why")
                .then()
                .statusCode(404)
                .body("detail", startsWith("application nobody is not registered"));
    }

    private UUID pushed(long sequence, String commit, String version) {
        Source source = new Source("https://git.example/" + application, "main", commit, sequence);
        ImageRef image = new ImageRef("r.example/" + application, "main-" + commit.substring(0, 7), digest(commit));
        UUID change = Uuid7.at(Instant.now());
        helm.chart(
                version,
                Map.of(new ObjectRef("apps/v1", "Deployment", application + "-staging", application), version));
        Envelope accepted = wire.send(change, null, new ChangeAccepted(source, "ann", "push " + sequence));
        Envelope built = wire.send(
                change,
                accepted.id(),
                new ImagePushed(source, application, image, "http://build.example/log", List.of()));
        wire.send(
                change,
                built.id(),
                new ChartPublished(
                        source,
                        application,
                        new ChartRef(
                                application,
                                version,
                                "oci://r.example/" + application,
                                "sha256:a",
                                "http://c/a.tgz",
                                "sha256:content-" + application + sequence),
                        image,
                        List.of("staging"),
                        List.of(),
                        null));
        return change;
    }

    private static String brief(String commit) {
        return commit.substring(0, 7);
    }

    private String digest(String commit) {
        return "sha256:" + (commit + Integer.toHexString(application.hashCode()) + "0".repeat(64)).substring(0, 64);
    }

    private static ReleaseVerified good(ReleaseDeployed deployed) {
        return new ReleaseVerified(
                deployed.releaseId(), deployed.target(), deployed.revision(), List.of(), List.of(), null);
    }

    private static ReleaseFailed bad(ReleaseDeployed deployed) {
        return new ReleaseFailed(
                deployed.releaseId(),
                deployed.target(),
                deployed.revision(),
                ReleaseFailed.Reason.CRASH_LOOP,
                "Pod/hello crashes",
                List.of(new Evidence("rollout", Evidence.Result.FAILED, "exit code 1", null, Instant.now())),
                List.of(),
                null);
    }

    private static void outcome(UUID change, String outcome) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        given().get("/changes/" + change).then().statusCode(200).body("outcome", is(outcome)));
    }

    private static ValidatableResponse trace(String of) {
        return given().queryParam("of", of).get("/trace").then();
    }

    private static ValidatableResponse page(String of) {
        return given().queryParam("of", of).get("/ui/trace").then();
    }

    private ValidatableResponse why(String query) {
        return given().get("/applications/" + application + "/environments/staging/why" + query)
                .then();
    }
}
