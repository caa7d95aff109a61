package io.fairway.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.fairway.events.ActionTaken;
import io.fairway.events.Envelope;
import io.fairway.local.RealInfrastructure;
import io.fairway.notification.StubServer.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the event on Kafka to the sinks of {@code sinks.yaml}, on real Kafka and PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class DeliveryTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    DeliveryStore store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private TestEvents events;

    @BeforeEach
    void connect() {
        TestReceivers.reset();
        events = new TestEvents(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        events.close();
    }

    @Test
    void events_reach_whom_the_rules_name_in_order_and_once_though_another_sink_hangs() {
        List<Envelope> verified = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Envelope envelope = TestEvents.verified("shop-a", "staging");
            verified.add(envelope);
            events.send(envelope);
            events.send(envelope);
        }
        events.send(TestEvents.verified("other", "staging"));

        await().atMost(SOON)
                .until(() ->
                        TestReceivers.eventsAt(TestReceivers.HOOK, "shop-a").size() >= 10);

        assertThat(TestReceivers.eventsAt(TestReceivers.HOOK, "shop-a"))
                .containsExactlyElementsOf(verified.stream().map(Envelope::id).toList());
        assertThat(TestReceivers.eventsAt(TestReceivers.HOOK, "other")).isEmpty();
        assertThat(TestReceivers.eventsAt(TestReceivers.CHAT, "shop-a")).isEmpty();
        assertThat(TestReceivers.HANGING.received()).isNotEmpty();
        given().get("/sinks")
                .then()
                .statusCode(200)
                .body("name", equalTo(List.of("hook", "hanging", "chat", "outside", "tools")))
                .body("find { it.name == 'hook' }.deadLetters", equalTo(0));
    }

    @Test
    void sinkThatFails_isRepeatedWithTheSameId_andGetsEachEventOnce() {
        AtomicInteger calls = new AtomicInteger();
        TestReceivers.HOOK.replies(received -> received.body().contains("shop-b") && calls.incrementAndGet() <= 3
                ? calls.get() == 2 ? new Reply.Close() : StubServer.status(503)
                : StubServer.status(200));
        Envelope first = TestEvents.verified("shop-b", "staging");
        Envelope second = TestEvents.verified("shop-b", "staging");
        events.send(first);
        events.send(second);

        await().atMost(SOON)
                .until(() ->
                        TestReceivers.eventsAt(TestReceivers.HOOK, "shop-b").size() >= 5);

        // Three in vain, then the first, and only then the second: its turn is later.
        assertThat(TestReceivers.eventsAt(TestReceivers.HOOK, "shop-b"))
                .containsExactly(first.id(), first.id(), first.id(), first.id(), second.id());
        assertThat(TestReceivers.HOOK.received().stream()
                        .filter(received -> received.body().contains(first.id().toString()))
                        .map(received -> received.headers().getFirst("webhook-id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void refusedMessage_isADeadLetterAtOnce_andCanBeRetried() {
        TestReceivers.CHAT.replies(_ -> new Reply.Status(404, "no_service at /services/T0/B0/very-secret", Map.of()));
        Envelope envelope = TestEvents.verified("shop-c", "production");
        events.send(envelope);

        await().atMost(SOON).until(() -> !deadLettersOf("chat", envelope.id()).isEmpty());
        DeadLetter dead = deadLettersOf("chat", envelope.id()).getFirst();

        assertThat(dead.attempts()).isEqualTo(1);
        assertThat(dead.error()).startsWith("answered 404: no_service").doesNotContain("very-secret");
        given().get("/sinks/chat/dead-letters").then().statusCode(200).body("id", hasItem((int) dead.id()));
        given().post("/sinks/chat/dead-letters/" + dead.id() + "/retry").then().statusCode(401);
        TestReceivers.CHAT.replies(_ -> StubServer.status(200));
        int before = TestReceivers.CHAT.received().size();
        given().header("Authorization", "Bearer only-for-tests")
                .post("/sinks/chat/dead-letters/" + dead.id() + "/retry")
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> TestReceivers.CHAT.received().size() > before);
        await().atMost(SOON).until(() -> deadLettersOf("chat", envelope.id()).isEmpty());
        given().header("Authorization", "Bearer only-for-tests")
                .post("/sinks/chat/dead-letters/" + dead.id() + "/retry")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void privateAddress_isRefused_unlessTheSinkAllowsIt() {
        Envelope envelope = TestEvents.envelope(new ActionTaken(
                "ada", ActionTaken.Action.PAUSE, "shop-d", "staging", null, null, "the database is being moved"));
        events.send(envelope);

        await().atMost(SOON)
                .until(() -> !deadLettersOf("outside", envelope.id()).isEmpty());

        assertThat(deadLettersOf("outside", envelope.id()).getFirst().error()).contains("private address");
        assertThat(TestReceivers.eventsAt(TestReceivers.HOOK, "shop-d")).isEmpty();
    }

    @Test
    void testMessage_says_what_the_sink_answers() {
        given().header("Authorization", "Bearer only-for-tests")
                .post("/sinks/hook/test")
                .then()
                .statusCode(200)
                .body("delivered", equalTo(true));
        given().header("Authorization", "Bearer only-for-tests")
                .post("/sinks/outside/test")
                .then()
                .statusCode(200)
                .body("delivered", equalTo(false));
        given().post("/sinks/hook/test").then().statusCode(401);
        given().header("Authorization", "Bearer only-for-tests")
                .post("/sinks/nobody/test")
                .then()
                .statusCode(404);
    }

    private List<DeadLetter> deadLettersOf(String sink, UUID eventId) {
        return store.deadLetters(sink, 100).stream()
                .filter(dead -> dead.eventId().equals(eventId))
                .toList();
    }
}
