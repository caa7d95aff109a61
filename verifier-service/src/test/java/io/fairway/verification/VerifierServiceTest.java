package io.fairway.verification;

import static io.fairway.verification.TestObservations.deployment;
import static io.fairway.verification.TestObservations.observed;
import static io.fairway.verification.TestObservations.pod;
import static io.fairway.verification.TestObservations.ready;
import static io.fairway.verification.TestObservations.starting;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.fairway.events.Checks;
import io.fairway.events.Checks.HttpCheck;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.events.EventCodec.Encoded;
import io.fairway.events.Evidence;
import io.fairway.events.Evidence.Result;
import io.fairway.events.Measurement;
import io.fairway.events.Measurement.Point;
import io.fairway.events.PodOutput;
import io.fairway.events.PodOutput.ContainerOutput;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Target;
import io.fairway.events.Topic;
import io.fairway.events.Uuid7;
import io.fairway.local.RealInfrastructure;
import io.fairway.verification.Container.Waiting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the event that asks to the event that answers, on real Kafka and PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class VerifierServiceTest {

    @Inject
    FakeCluster cluster;

    @Inject
    VerificationStore store;

    @Inject
    ConcludeVerification conclusion;

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final EventCodec codec = new EventCodec();
    private final List<Envelope> heard = new CopyOnWriteArrayList<>();
    private KafkaProducer<String, byte[]> producer;
    private KafkaConsumer<String, byte[]> consumer;

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(Topic.RELEASES.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
    }

    @AfterEach
    void disconnect() {
        producer.close();
        consumer.close();
    }

    @Test
    void goodRelease_is_verified_with_evidence_and_times() throws IOException {
        HttpServer server = server(200);
        Envelope deployed =
                deployed("good", 1, new HttpCheck("hello", server.getAddress().getPort(), "/health", 200));
        cluster.shows("good", ignored -> observed(deployment(starting("hello-1"))));
        send(deployed);
        await().until(() -> cluster.watchesOf("good") == 1);
        cluster.shows("good", ignored -> observed(deployment(ready("hello-1"))));

        Envelope verdict = verdictOf(deployed);

        assertThat(verdict.causedBy()).isEqualTo(deployed.id());
        assertThat(verdict.changeId()).isEqualTo(deployed.changeId());
        ReleaseVerified verified = (ReleaseVerified) verdict.data();
        assertThat(verified.revision()).isEqualTo(7);
        assertThat(verified.evidence())
                .extracting(evidence -> evidence.check())
                .containsExactly("rollout", "GET /health", "soak");
        assertThat(verified.spent()).extracting(spent -> spent.step()).containsExactly("rollout", "soak", "checks");
        List<Measurement> measured = Objects.requireNonNull(verified.measurements());
        assertThat(measured)
                .extracting(Measurement::name)
                .containsExactly("ready pods Deployment/hello", "GET /health Deployment/hello");
        assertThat(measured.getFirst().points())
                .extracting(Point::value)
                .startsWith(0.0)
                .endsWith(1.0);
        assertThat(measured.getLast().points()).hasSize(2);
        given().queryParam("releaseId", verified.releaseId())
                .get("/verifications")
                .then()
                .statusCode(200)
                .body("status", org.hamcrest.Matchers.contains("VERIFIED"));
        server.stop(0);
    }

    @Test
    void crashLoop_fails_at_once_though_the_deadline_is_far() {
        Envelope deployed = deployed("crash", 0);
        cluster.shows(
                "crash",
                ignored -> observed(deployment(pod("hello-1", false, 1, new Waiting("CrashLoopBackOff", "back-off")))));
        PodOutput written = new PodOutput(
                "hello-1",
                List.of(new ContainerOutput("app", true, List.of("cannot bind to port 80"), false, null)),
                List.of("Warning BackOff: Back-off restarting failed container app"));
        cluster.writes("crash", List.of(written));
        send(deployed);

        ReleaseFailed failed = (ReleaseFailed) verdictOf(deployed).data();

        assertThat(failed.reason()).isEqualTo(Reason.CRASH_LOOP);
        assertThat(failed.message()).contains("exit code 1");
        assertThat(failed.output()).containsExactly(written);
    }

    @Test
    void wrongResponse_fails_the_check() throws IOException {
        HttpServer server = server(500);
        Envelope deployed =
                deployed("wrong", 0, new HttpCheck("hello", server.getAddress().getPort(), "/health", 200));
        cluster.shows("wrong", ignored -> observed(deployment(ready("hello-1"))));
        send(deployed);

        ReleaseFailed failed = (ReleaseFailed) verdictOf(deployed).data();

        assertThat(failed.reason()).isEqualTo(Reason.CHECK_FAILED);
        assertThat(failed.message()).contains("status 500, expected 200").doesNotContain("the body");
        server.stop(0);
    }

    @Test
    void unreadableChecks_are_no_data_and_nothing_is_asked() {
        Envelope deployed = deployed("unreadable", new Checks(120, 0, List.of(), "the chart is gone (404)"));
        cluster.shows("unreadable", ignored -> {
            throw new AssertionError("the cluster was asked");
        });
        send(deployed);

        ReleaseFailed failed = (ReleaseFailed) verdictOf(deployed).data();

        assertThat(failed.reason()).isEqualTo(Reason.NO_DATA);
        assertThat(failed.message()).isEqualTo("the checks of this release could not be read: the chart is gone (404)");
        assertThat(failed.evidence())
                .extracting(Evidence::check, Evidence::result)
                .containsExactly(tuple("checks", Result.NO_DATA));
    }

    @Test
    void anotherCluster_is_no_data() {
        Envelope deployed = deployed("elsewhere", new Checks(120, 0, List.of()), "west");
        send(deployed);

        ReleaseFailed failed = (ReleaseFailed) verdictOf(deployed).data();

        assertThat(failed.reason()).isEqualTo(Reason.NO_DATA);
        assertThat(failed.message())
                .isEqualTo("this release could not be observed: cluster west is not known; the only one is default");
        assertThat(failed.evidence())
                .extracting(Evidence::check, Evidence::result)
                .containsExactly(tuple("cluster", Result.NO_DATA));
    }

    @Test
    void sameEventTwice_and_sameReleaseInAnotherEvent_have_one_verdict() {
        Envelope deployed = deployed("twice", 0);
        cluster.shows("twice", ignored -> observed(deployment(ready("hello-1"))));
        Envelope other = new Envelope(
                Uuid7.at(Instant.now()), Instant.now(), "/test", deployed.changeId(), null, deployed.data());
        send(deployed);
        send(deployed);
        send(other);
        verdictOf(deployed);
        // Behind the others in the same partition: when it is answered, they have been dealt with.
        Envelope last = deployed("twice", 0);
        send(last);
        verdictOf(last);

        assertThat(verdictsOf(deployed)).hasSize(1);
    }

    @Test
    void malformedRecord_stops_nobody() {
        producer.send(new ProducerRecord<>(Topic.RELEASES.topicName(), "shop/good", new byte[] {1, 2, 3}));
        Envelope deployed = deployed("after-poison", 0);
        cluster.shows("after-poison", ignored -> observed(deployment(ready("hello-1"))));
        send(deployed);

        assertThat(verdictOf(deployed).data()).isInstanceOf(ReleaseVerified.class);
    }

    @Test
    void verifierThatDied_is_succeeded_with_the_old_deadline_and_cannot_conclude_any_more() throws SQLException {
        Envelope envelope = deployed("died", 0);
        ReleaseDeployed deployed = (ReleaseDeployed) envelope.data();
        cluster.shows("died", ignored -> observed(deployment(starting("hello-1"))));
        UUID id = UUID.randomUUID();
        addAsHeldBySomebodyWhoDied(id, envelope, deployed);
        ClaimedVerification dead = new ClaimedVerification(
                id,
                1,
                envelope.changeId(),
                envelope.id(),
                deployed,
                null,
                0,
                Duration.ZERO,
                Duration.ZERO,
                new RunProgress(Duration.ZERO, Baseline.EMPTY, "", List.of()));
        await().atMost(Duration.ofSeconds(15)).until(() -> cluster.watchesOf("died") == 1);

        conclusion.conclude(dead, new Verdict.NoData("I was dead", List.of()), List.of(), List.of(), List.of());
        cluster.shows("died", ignored -> observed(deployment(ready("hello-1"))));

        ReleaseVerified verified = (ReleaseVerified) verdictOf(envelope).data();
        assertThat(Objects.requireNonNull(verified.measurements()).getFirst().points())
                .extracting(Point::value)
                .startsWith(5.0)
                .endsWith(1.0);
        assertThat(verdictsOf(envelope)).hasSize(1);
        VerificationView view = store.list(deployed.releaseId(), 1).getFirst();
        assertThat(view.attempt()).isEqualTo(2);
        assertThat(view.status()).isEqualTo(VerificationStatus.VERIFIED);
    }

    private void addAsHeldBySomebodyWhoDied(UUID id, Envelope envelope, ReleaseDeployed deployed) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO verifications (id, release_id, revision, change_id, caused_by, deployed, deadline_at,
                    attempt, leased_until, measurements)
                VALUES (?, ?, ?, ?, ?, ?::jsonb, now() + interval '60 seconds', 1, now() + interval '1 second',
                    '[{"name": "ready pods Deployment/hello", "unit": "pods", "points": [{"millis": 0, "value": 5}]}]')
                """)) {
                insert.setObject(1, id);
                insert.setObject(2, deployed.releaseId());
                insert.setInt(3, deployed.revision());
                insert.setObject(4, envelope.changeId());
                insert.setObject(5, envelope.id());
                insert.setString(6, new String(codec.encode(envelope).value(), StandardCharsets.UTF_8));
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    private static Envelope deployed(String namespace, int soakSeconds, HttpCheck... http) {
        return deployed(namespace, new Checks(120, soakSeconds, List.of(http)));
    }

    private static Envelope deployed(String namespace, Checks checks) {
        return deployed(namespace, checks, null);
    }

    private static Envelope deployed(String namespace, Checks checks, @Nullable String cluster) {
        return new Envelope(
                Uuid7.at(Instant.now()),
                Instant.now(),
                "/fairway/release-service",
                UUID.randomUUID(),
                null,
                new ReleaseDeployed(
                        UUID.randomUUID(),
                        new Target("shop", "staging"),
                        namespace,
                        "shop",
                        7,
                        List.of(TestObservations.HELLO),
                        checks,
                        List.of(),
                        cluster));
    }

    private void send(Envelope envelope) {
        Encoded encoded = codec.encode(envelope);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.value());
        encoded.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
        producer.flush();
    }

    private Envelope verdictOf(Envelope deployed) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !verdictsOf(deployed).isEmpty());
        return verdictsOf(deployed).getFirst();
    }

    private List<Envelope> verdictsOf(Envelope deployed) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
            Map<String, String> headers = new HashMap<>();
            record.headers()
                    .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
            if (headers.containsKey("ce_type")) {
                heard.add(codec.decode(headers, record.value()));
            }
        }
        UUID releaseId = ((ReleaseDeployed) deployed.data()).releaseId();
        List<Envelope> verdicts = new ArrayList<>();
        for (Envelope envelope : heard) {
            if (envelope.data() instanceof ReleaseVerified verified
                            && verified.releaseId().equals(releaseId)
                    || envelope.data() instanceof ReleaseFailed failed
                            && failed.releaseId().equals(releaseId)) {
                verdicts.add(envelope);
            }
        }
        return verdicts;
    }

    private static HttpServer server(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health", exchange -> {
            byte[] body = "the body".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
