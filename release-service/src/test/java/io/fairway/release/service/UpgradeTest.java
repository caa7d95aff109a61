package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Target;
import io.fairway.local.RealInfrastructure;
import io.fairway.local.RecordedAnswers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The service starts on a database that the version of 23 November 2026 made and filled. That version was ended in the middle of
 * its work, so there is a release in each state that is not an end.
 */
@QuarkusTest
@TestProfile(UpgradeTest.EarlierVersion.class)
class UpgradeTest {

    private static final Path EARLIER = Path.of("src/test/resources/earlier-version");

    @Inject
    FakeHelm helm;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Wire wire;

    /** A database that is not empty. */
    public static final class EarlierVersion implements QuarkusTestProfile {

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(
                    RealInfrastructure.class,
                    Map.of(
                            RealInfrastructure.DATABASE,
                            EARLIER.resolve("database.sql").toString())));
        }
    }

    @BeforeEach
    void connect() {
        wire = new Wire(bootstrapServers);
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        wire.close();
    }

    @Test
    void whatEnded_isAnsweredAsBefore() throws IOException {
        assertThat(RecordedAnswers.read(EARLIER.resolve("answers.json")).differences())
                .isEmpty();
    }

    @Test
    void releaseWhoseLiveStateWasBeingRecorded_isVerified() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> release(idOf("desk", "staging", "7.1.0")).body("status", is("VERIFIED")));
    }

    @Test
    void releaseThatWasBeingDeployed_isTriedAgain_andFails_becauseItsChartIsGone() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> release(idOf("lamp", "staging", "8.0.0"))
                        .body("status", is("ROLLED_BACK"))
                        .body("failureReason", is("REFUSED")));
    }

    @Test
    void releaseThatWaitsForItsVerdict_takesIt_andThenTheNextInTurnBegins() {
        Target staging = new Target("mail", "staging");
        List<String> versions = List.of("6.0.0", "6.1.0");
        versions.forEach(version -> charts("mail", version));
        String first = idOf("mail", "staging", "6.0.0");
        String second = idOf("mail", "staging", "6.1.0");
        release(first).body("status", is("VERIFYING"));
        release(second).body("status", is("WAITING"));

        wire.judge("mail", deployed -> Optional.of(good(deployed)));
        int revision = release(first).extract().path("revision");
        UUID change = UUID.fromString(release(first).extract().path("changeId"));
        wire.send(
                change,
                null,
                new ReleaseVerified(UUID.fromString(first), staging, revision, List.of(), List.of(), null));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            release(first).body("status", is("VERIFIED"));
            release(second).body("status", is("VERIFIED"));
        });
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> release(idOf("mail", "production", "6.1.0")).body("status", is("VERIFIED")));
    }

    @Test
    void releaseThatWaitsForApproval_isApproved() {
        charts("cart", "3.2.0");
        String waiting = idOf("cart", "production", "3.2.0");
        release(waiting).body("status", is("AWAITING_APPROVAL")).body("approval.by", hasItem("group:web"));
        wire.judge("cart", deployed -> Optional.of(good(deployed)));

        post("bob", "/releases/" + waiting + "/approve", "looked at the diff").statusCode(200);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> release(waiting).body("status", is("VERIFIED")).body("approval.given[0].by", is("bob")));
    }

    @Test
    void approvalThatNobodyGave_expires() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> release(idOf("forgotten", "production", "4.0.0"))
                        .body("status", is("EXPIRED"))
                        .body("reason", startsWith("nobody decided about it within")));
    }

    @Test
    void releaseThatAPauseHoldsBack_begins_whenItIsOver() {
        charts("books", "5.0.0");
        String held = idOf("books", "production", "5.0.0");
        release(held)
                .body("status", is("WAITING"))
                .body(
                        "reason",
                        is("it was verified in staging; ada paused production: the campaign runs until Monday"));
        wire.judge("books", deployed -> Optional.of(good(deployed)));

        post("bob", "/applications/books/environments/production/resume", "it is Monday")
                .statusCode(204);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> release(held).body("status", is("VERIFIED")));
    }

    private void charts(String application, String version) {
        helm.chart(
                version,
                Map.of(deployment(application, "staging"), version, deployment(application, "production"), version));
    }

    private static ObjectRef deployment(String application, String environment) {
        return new ObjectRef("apps/v1", "Deployment", application + "-" + environment, application);
    }

    private static ReleaseVerified good(ReleaseDeployed deployed) {
        return new ReleaseVerified(
                deployed.releaseId(), deployed.target(), deployed.revision(), List.of(), List.of(), null);
    }

    private static String idOf(String application, String environment, String version) {
        return given().get("/releases?application=" + application + "&environment=" + environment)
                .then()
                .statusCode(200)
                .extract()
                .path("find { it.chartVersion == '" + version + "' }.id");
    }

    private static ValidatableResponse release(String id) {
        return given().get("/releases/" + id).then().statusCode(200);
    }

    private static ValidatableResponse post(String by, String path, String reason) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer token-of-" + by)
                .body(Map.of("reason", reason))
                .post(path)
                .then();
    }
}
