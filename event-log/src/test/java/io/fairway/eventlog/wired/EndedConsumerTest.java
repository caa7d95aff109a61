package io.fairway.eventlog.wired;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairway.local.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Consumers end for good here, so no other class may ask whether the service is ready. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class EndedConsumerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STATE = "checks.find { it.name == 'Consumers' }.data.";

    private final Doomed doomed;
    private final OwnClient ownClient;

    EndedConsumerTest(Doomed doomed, OwnClient ownClient) {
        this.doomed = doomed;
        this.ownClient = ownClient;
    }

    @Test
    void consumerThatHasEnded_isNamedByReadiness_andByMetrics() {
        await().atMost(PATIENCE).until(() -> ready().getString("status").equals("UP"));
        assertThat(ready().getString(STATE + "doomed")).isEqualTo("running");
        doomed.send("harmless");
        await().atMost(PATIENCE).until(() -> lagOfDoomed() == 0);
        assertThat(running("doomed-test", "doomed")).isEqualTo(1);

        doomed.send("fatal");
        doomed.send("never received");

        await().atMost(PATIENCE).until(() -> ready().getString(STATE + "doomed").startsWith("ended: "));
        given().get("/q/health/ready").then().statusCode(503);
        given().get("/q/health/live").then().statusCode(503);
        assertThat(ready().getString(STATE + "orders")).isEqualTo("running");
        assertThat(running("doomed-test", "doomed")).isZero();
        assertThat(running("orders-test", "orders")).isEqualTo(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lagOfDoomed())
                        .as("what killed it, and what it never saw")
                        .isEqualTo(2));
    }

    @Test
    void consumerWithItsOwnClient_takesPart() {
        assertThat(ready().getString(STATE + "own")).isEqualTo("running");
        assertThat(running("own-test", "own")).isEqualTo(1);

        ownClient.end("out of memory");
        try {
            given().get("/q/health/ready").then().statusCode(503);
            assertThat(ready().getString(STATE + "own")).isEqualTo("ended: out of memory");
            assertThat(running("own-test", "own")).isZero();
        } finally {
            ownClient.end(null);
        }
    }

    private static JsonPath ready() {
        return given().get("/q/health/ready").jsonPath();
    }

    private static double running(String consumer, String channel) {
        return Scrape.now().value("fairway_consumer_running", "channel", channel, "consumer", consumer);
    }

    private static double lagOfDoomed() {
        return Scrape.now().value("fairway_consumer_lag_records", "consumer", "doomed-test", "topic", Doomed.TOPIC);
    }
}
