package io.fairway.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.events.ActionTaken;
import io.fairway.events.ChartRef;
import io.fairway.events.Checks;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.events.EventCodec.Encoded;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ImageRef;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.events.Topic;
import io.fairway.events.Uuid7;
import io.fairway.local.RealInfrastructure;
import io.fairway.notification.SinkSpec.WhenUnclear;
import io.fairway.notification.StubServer.Reply;
import io.fairway.notification.TestNotifications.TestSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the event on Kafka to the sink, on real Kafka and PostgreSQL; the sinks are those of {@code sinks.yaml}. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class NotifierServiceTest {

    private static final Path FILES = Path.of("target/test-sinks");
    private static final Duration SOON = Duration.ofSeconds(20);

    private static StubServer hook;
    private static StubServer hanging;
    private static StubServer chat;
    private static StubServer tools;

    @Inject
    DeliveryStore store;

    @Inject
    NotifierConfig config;

    @Inject
    MeterRegistry metrics;

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final EventCodec codec = new EventCodec();
    private KafkaProducer<String, byte[]> producer;

    @BeforeAll
    static void openServers() throws IOException {
        hook = new StubServer();
        hanging = new StubServer();
        chat = new StubServer();
        tools = new StubServer();
        hanging.replies(_ -> new Reply.Hang());
        Files.createDirectories(FILES);
        Files.writeString(FILES.resolve("hook.url"), hook.url() + "/hook");
        Files.writeString(FILES.resolve("hook.secret"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        Files.writeString(FILES.resolve("hanging.url"), hanging.url() + "/hang");
        Files.writeString(FILES.resolve("chat.url"), chat.url() + "/services/T0/B0/very-secret");
        Files.writeString(FILES.resolve("tools.url"), tools.url() + "/events");
    }

    @AfterAll
    static void closeServers() {
        hook.close();
        hanging.close();
        chat.close();
        tools.close();
    }

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        hook.replies(_ -> StubServer.status(200));
        chat.replies(_ -> StubServer.status(200));
    }

    @AfterEach
    void disconnect() {
        producer.close();
    }

    @Test
    void events_reach_whom_the_rules_name_in_order_and_once_though_another_sink_hangs() {
        List<Envelope> verified = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Envelope envelope = verified("shop-a", "staging", UUID.randomUUID());
            verified.add(envelope);
            send(envelope);
            send(envelope);
        }
        send(verified("other", "staging", UUID.randomUUID()));

        await().atMost(SOON).until(() -> eventsAt(hook, "shop-a").size() >= 10);

        assertThat(eventsAt(hook, "shop-a"))
                .containsExactlyElementsOf(verified.stream().map(Envelope::id).toList());
        assertThat(eventsAt(hook, "other")).isEmpty();
        assertThat(eventsAt(chat, "shop-a")).isEmpty();
        assertThat(hanging.received()).isNotEmpty();
        given().get("/sinks")
                .then()
                .statusCode(200)
                .body("name", equalTo(List.of("hook", "hanging", "chat", "outside", "tools")))
                .body("find { it.name == 'hook' }.deadLetters", equalTo(0));
    }

    @Test
    void sinkThatFails_isRepeatedWithTheSameId_andGetsEachEventOnce() {
        AtomicInteger calls = new AtomicInteger();
        hook.replies(received -> received.body().contains("shop-b") && calls.incrementAndGet() <= 3
                ? calls.get() == 2 ? new Reply.Close() : StubServer.status(503)
                : StubServer.status(200));
        Envelope first = verified("shop-b", "staging", UUID.randomUUID());
        Envelope second = verified("shop-b", "staging", UUID.randomUUID());
        send(first);
        send(second);

        await().atMost(SOON).until(() -> eventsAt(hook, "shop-b").size() >= 5);

        // Three in vain, then the first, and only then the second: its turn is later.
        assertThat(eventsAt(hook, "shop-b"))
                .containsExactly(first.id(), first.id(), first.id(), first.id(), second.id());
        assertThat(hook.received().stream()
                        .filter(received -> received.body().contains(first.id().toString()))
                        .map(received -> received.headers().getFirst("webhook-id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void refusedMessage_isADeadLetterAtOnce_andCanBeRetried() {
        chat.replies(_ -> new Reply.Status(404, "no_service at /services/T0/B0/very-secret", Map.of()));
        Envelope envelope = verified("shop-c", "production", UUID.randomUUID());
        send(envelope);

        await().atMost(SOON).until(() -> !deadLettersOf("chat", envelope.id()).isEmpty());
        DeadLetter dead = deadLettersOf("chat", envelope.id()).getFirst();

        assertThat(dead.attempts()).isEqualTo(1);
        assertThat(dead.error()).startsWith("answered 404: no_service").doesNotContain("very-secret");
        given().get("/sinks/chat/dead-letters").then().statusCode(200).body("id", hasItem((int) dead.id()));
        given().post("/sinks/chat/dead-letters/" + dead.id() + "/retry").then().statusCode(401);
        chat.replies(_ -> StubServer.status(200));
        int before = chat.received().size();
        given().header("Authorization", "Bearer only-for-tests")
                .post("/sinks/chat/dead-letters/" + dead.id() + "/retry")
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> chat.received().size() > before);
        await().atMost(SOON).until(() -> deadLettersOf("chat", envelope.id()).isEmpty());
        given().header("Authorization", "Bearer only-for-tests")
                .post("/sinks/chat/dead-letters/" + dead.id() + "/retry")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void privateAddress_isRefused_unlessTheSinkAllowsIt() {
        Envelope envelope = envelope(new ActionTaken(
                "ada", ActionTaken.Action.PAUSE, "shop-d", "staging", null, null, "the database is being moved"));
        send(envelope);

        await().atMost(SOON)
                .until(() -> !deadLettersOf("outside", envelope.id()).isEmpty());

        assertThat(deadLettersOf("outside", envelope.id()).getFirst().error()).contains("private address");
        assertThat(eventsAt(hook, "shop-d")).isEmpty();
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

    @Test
    void cdevents_areOnTheirTopic_inOrder_andAtTheSink_onceEach() {
        UUID releaseId = UUID.randomUUID();
        send(requested("shop-e", releaseId));
        send(deployed("shop-e", releaseId));
        Envelope verified = verified("shop-e", "staging", releaseId);
        send(verified);

        List<String> types = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = cdeventsConsumer()) {
            await().atMost(SOON).until(() -> {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                    if ("shop-e/staging".equals(record.key())) {
                        assertThat(record.headers().lastHeader("ce_specversion").value())
                                .isEqualTo("1.0".getBytes(StandardCharsets.UTF_8));
                        types.add(new String(
                                record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8));
                    }
                }
                return types.size() >= 5;
            });
        }
        List<String> expected = List.of(
                "dev.cdeventsx.fairway-release.requested.0.1.0",
                "dev.cdevents.service.deployed.0.3.0",
                "dev.cdevents.testsuiterun.started.0.3.0",
                "dev.cdevents.testsuiterun.finished.0.3.0",
                "dev.cdeventsx.fairway-release.verified.0.1.0");
        assertThat(types).isEqualTo(expected);
        await().atMost(SOON).until(() -> typesAtTools(releaseId).size() >= 5);
        assertThat(typesAtTools(releaseId)).isEqualTo(expected);
    }

    @Test
    void workerThatDied_isSucceeded_withoutLossAndWithTheSameId() throws Exception {
        Envelope first = verified("shop-f", "staging", UUID.randomUUID());
        Envelope second = verified("shop-f", "staging", UUID.randomUUID());
        SinkSpec spec = spec("died", WhenUnclear.REPEAT);
        addSink(spec);
        send(first);
        send(second);
        await().atMost(SOON).until(() -> store.status("died").waiting() >= 2);
        List<Message> taken = new CopyOnWriteArrayList<>();
        CountDownLatch never = new CountDownLatch(1);
        Thread dead = Thread.ofVirtual()
                .start(() -> worker(spec, message -> {
                            taken.add(message);
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException("killed");
                            }
                            return new DeliveryResult.Delivered();
                        })
                        .workOnce());
        await().atMost(SOON).until(() -> !taken.isEmpty());
        dead.interrupt();
        dead.join();
        assertThat(store.take("died", Duration.ofSeconds(1))).isEmpty();
        execute("UPDATE deliveries SET sending_until = clock_timestamp() WHERE sink = 'died' AND status = 'SENDING'");

        List<Message> delivered = new ArrayList<>();
        SinkWorker successor = worker(spec, message -> {
            delivered.add(message);
            return new DeliveryResult.Delivered();
        });
        while (successor.workOnce()) {}

        List<Message> ours = delivered.stream()
                .filter(message -> "shop-f".equals(message.notification().application()))
                .toList();
        assertThat(ours.stream().map(message -> message.notification().eventId()))
                .containsExactly(first.id(), second.id());
        Message repeated = delivered.getFirst();
        assertThat(repeated.id()).isEqualTo(taken.getFirst().id());
        assertThat(repeated.perhapsRepeated()).isTrue();
        assertThat(ours.getLast().perhapsRepeated()).isFalse();
    }

    @Test
    void messageThatMayHaveArrived_isNotSentAgain_withGiveUp() throws Exception {
        Envelope envelope = verified("shop-g", "staging", UUID.randomUUID());
        SinkSpec spec = spec("careful", WhenUnclear.GIVE_UP);
        addSink(spec);
        send(envelope);
        await().atMost(SOON).until(() -> store.status("careful").waiting() >= 1);
        await().atMost(SOON)
                .until(() -> !store.advance(spec)
                        && store.take("careful", Duration.ofSeconds(1)).isPresent());
        execute(
                "UPDATE deliveries SET sending_until = clock_timestamp() WHERE sink = 'careful' AND status = 'SENDING'");
        List<Message> sent = new ArrayList<>();

        worker(spec, message -> {
                    sent.add(message);
                    return new DeliveryResult.Delivered();
                })
                .workOnce();

        assertThat(sent).isEmpty();
        assertThat(store.deadLetters("careful", 10))
                .singleElement()
                .satisfies(dead -> assertThat(dead.error()).contains("may have been delivered"));
    }

    @Test
    void twoWorkersOfOneSink_deliverEachMessageOnce() throws Exception {
        SinkSpec spec = spec("shared", WhenUnclear.REPEAT);
        addSink(spec);
        Set<UUID> expected = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            Envelope envelope = verified("shop-h" + i % 5, "staging", UUID.randomUUID());
            expected.add(envelope.id());
            send(envelope);
        }
        await().atMost(SOON).until(() -> store.status("shared").waiting() >= 30);
        List<UUID> delivered = new CopyOnWriteArrayList<>();
        Sink sink = message -> {
            delivered.add(message.notification().eventId());
            return new DeliveryResult.Delivered();
        };
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            SinkWorker worker = worker(spec, sink);
            threads.add(Thread.ofVirtual().start(() -> {
                while (worker.workOnce()) {}
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        SinkWorker last = worker(spec, sink);
        while (last.workOnce()) {}

        assertThat(delivered).doesNotHaveDuplicates().containsAll(expected);
    }

    private SinkWorker worker(SinkSpec spec, Sink sink) {
        return new SinkWorker(new Sinks.Ready(spec, sink), store, config, metrics);
    }

    private static SinkSpec spec(String name, WhenUnclear whenUnclear) {
        return TestNotifications.spec(name, new TestSettings(false), AddressPolicy.PUBLIC_ONLY, whenUnclear);
    }

    /** At the end of what was recorded until now. */
    private void addSink(SinkSpec spec) throws SQLException {
        execute("INSERT INTO sinks (name, cursor, since) VALUES ('" + spec.name()
                + "', coalesce((SELECT max(position) FROM events), 0), '-infinity')");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<DeadLetter> deadLettersOf(String sink, UUID eventId) {
        return store.deadLetters(sink, 100).stream()
                .filter(dead -> dead.eventId().equals(eventId))
                .toList();
    }

    private static List<UUID> eventsAt(StubServer server, String application) {
        return server.received().stream()
                .map(received -> Json.read(received.body(), JsonNode.class).path("data"))
                .filter(data -> data.path("application").asText().equals(application))
                .map(data -> UUID.fromString(data.path("eventId").asText()))
                .toList();
    }

    private static List<String> typesAtTools(UUID releaseId) {
        return tools.received().stream()
                .filter(received -> received.body().contains(releaseId.toString()))
                .map(received -> received.headers().getFirst("ce-type"))
                .toList();
    }

    private KafkaConsumer<String, byte[]> cdeventsConsumer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor("fairway.cdevents").stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        return consumer;
    }

    private static Envelope verified(String application, String environment, UUID releaseId) {
        return envelope(
                new ReleaseVerified(releaseId, new Target(application, environment), 3, List.of(), List.of(), null));
    }

    private static Envelope deployed(String application, UUID releaseId) {
        return envelope(new ReleaseDeployed(
                releaseId,
                new Target(application, "staging"),
                "shop-staging",
                application,
                1,
                List.of(),
                new Checks(60, 0, List.of()),
                List.of()));
    }

    private static Envelope requested(String application, UUID releaseId) {
        return envelope(new ReleaseRequested(
                releaseId,
                new Target(application, "staging"),
                ReleaseRequested.Kind.CHANGE,
                new ChartRef(
                        application,
                        "1.0.0",
                        "oci://registry.example/charts/shop",
                        "sha256:ab",
                        "http://x",
                        "sha256:cd"),
                new ImageRef("registry.example/shop", "main-68b1f57", "sha256:ef"),
                new Source("https://github.com/acme/shop.git", "main", "68b1f57000000000000000000000000000000001", 1),
                null,
                "its chart was published"));
    }

    private static Envelope envelope(FairwayEvent event) {
        return new Envelope(
                Uuid7.at(Instant.now()), Instant.now(), "/fairway/release-service", UUID.randomUUID(), null, event);
    }

    private void send(Envelope envelope) {
        Encoded encoded = codec.encode(envelope);
        assertThat(encoded.topic()).isEqualTo(Topic.RELEASES.topicName());
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.value());
        encoded.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
        producer.flush();
    }
}
