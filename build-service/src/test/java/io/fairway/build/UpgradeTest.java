package io.fairway.build;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import io.fairway.local.RealInfrastructure;
import io.fairway.local.RecordedAnswers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The service starts on a database that the version of 23 November 2026 made and filled. That version was ended while it built an
 * image, for which a push of configuration alone waited.
 */
@QuarkusTest
@TestProfile(UpgradeTest.EarlierVersion.class)
class UpgradeTest {

    private static final Path EARLIER = Path.of("src/test/resources/earlier-version");
    private static final String BUILDING = "01a21302-38cb-7c41-aeb0-58aa976cf109";
    private static final String BUILD = "01a21302-38cb-7368-bb7b-f23addc69f12";
    private static final String WAITING = "01a21302-3959-78d9-803f-a239c2d0fce3";

    /** A database that is not empty, and the repositories that it names. */
    public static final class EarlierVersion implements QuarkusTestProfile {

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(
                            RealInfrastructure.class,
                            Map.of(
                                    RealInfrastructure.DATABASE,
                                    EARLIER.resolve("database.sql").toString())),
                    new TestResourceEntry(TestSettings.class),
                    new TestResourceEntry(EarlierRepositories.class));
        }
    }

    @Test
    void whatEnded_isAnsweredAsBefore() throws IOException {
        assertThat(RecordedAnswers.read(EARLIER.resolve("answers.json")).differences())
                .isEmpty();
    }

    @Test
    void buildThatWasUnderWay_isBuiltAgain_andTheOneThatWaitedForItHasItsImage() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            buildsOf(BUILDING).body("status", contains("IMAGE_PUSHED"));
            buildsOf(WAITING).body("status", contains("CONFIGURATION_PUSHED"));
        });
        String digest = buildsOf(BUILDING).extract().path("[0].image.digest");
        buildsOf(WAITING).body("image.digest", contains(digest));
        given().get("/builds/" + BUILD + "/log")
                .then()
                .statusCode(200)
                .body(containsString("first line\n"), containsString("built\n"));
    }

    private static ValidatableResponse buildsOf(String change) {
        return given().get("/builds?changeId=" + change).then().statusCode(200);
    }
}
