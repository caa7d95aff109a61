package io.fairway.verification;

import static io.fairway.verification.TestObservations.deployment;
import static io.fairway.verification.TestObservations.observed;
import static io.fairway.verification.TestObservations.ready;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.not;

import io.fairway.local.RealInfrastructure;
import io.fairway.local.RecordedAnswers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The service starts on a database that the version of 23 November 2026 made and filled. That version was ended while it watched
 * a release, whose deadline has passed since.
 */
@QuarkusTest
@TestProfile(UpgradeTest.EarlierVersion.class)
class UpgradeTest {

    private static final Path EARLIER = Path.of("src/test/resources/earlier-version");
    private static final String WATCHED = "9ebd625a-e59e-490c-a5af-0d1a0e66c341";

    @Inject
    FakeCluster cluster;

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

    @Test
    void whatEnded_isAnsweredAsBefore() throws IOException {
        assertThat(RecordedAnswers.read(EARLIER.resolve("answers.json")).differences())
                .isEmpty();
    }

    @Test
    void releaseThatWasWatched_isWatchedOn_andGetsItsVerdict() {
        cluster.shows("books", ignored -> observed(deployment(ready("hello-1"))));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> verification(WATCHED).body("status", not(contains("WATCHING"))));
    }

    private static ValidatableResponse verification(String release) {
        return given().queryParam("releaseId", release)
                .get("/verifications")
                .then()
                .statusCode(200);
    }
}
