package io.fairway.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.sun.net.httpserver.HttpServer;
import io.fairway.local.RealInfrastructure;
import io.fairway.local.RecordedAnswers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The service starts on a database that the version of 23 November 2026 made and filled. That version was ended while a sink did
 * not answer, and left dead letters of others.
 */
@QuarkusTest
@TestProfile(UpgradeTest.EarlierVersion.class)
class UpgradeTest {

    private static final Path EARLIER = Path.of("src/test/resources/earlier-version");
    private static final Path FILES = Path.of("target/earlier-version");

    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();
    private static HttpServer server;

    /** A database that is not empty. */
    public static final class EarlierVersion implements QuarkusTestProfile {

        /** What it delivered stays until all have seen it, and its dead letters longer: whenever this test runs. */
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "fairway.notifier.keep",
                    "36500d",
                    "fairway.notifier.file",
                    EARLIER.resolve("sinks.yaml").toString());
        }

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

    @BeforeAll
    static void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            RECEIVED.add(exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Files.createDirectories(FILES);
        Files.writeString(FILES.resolve("hanging.secret"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        for (String sink : List.of("hanging", "chat")) {
            Files.writeString(FILES.resolve(sink + ".url"), url + "/" + sink);
        }
    }

    @AfterAll
    static void close() {
        server.stop(0);
    }

    @Test
    void deadLetters_areAnsweredAsBefore_andCanBeRetried() throws IOException {
        assertThat(RecordedAnswers.read(EARLIER.resolve("answers.json"), Map.of("fact", "eventKind"))
                        .differences())
                .isEmpty();
        long letter = given().get("/sinks/chat/dead-letters")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("[0].id");

        given().header("Authorization", "Bearer only-for-tests")
                .post("/sinks/chat/dead-letters/" + letter + "/retry")
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> RECEIVED.stream().anyMatch(message -> message.startsWith("/chat ")));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> given().get("/sinks/chat/dead-letters").then().body("size()", is(0)));
    }

    @Test
    void messagesThatASinkDidNotTake_areDelivered_whenItAnswersAgain() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/sinks")
                        .then()
                        .body("find { it.name == 'hanging' }.waiting", equalTo(0))
                        .body("find { it.name == 'hanging' }.lastDelivery", notNullValue()));
        assertThat(RECEIVED)
                .filteredOn(message -> message.startsWith("/hanging "))
                .isNotEmpty();
    }
}
