package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartRef;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ImagePushed;
import io.fairway.events.ImageRef;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.events.Topic;
import io.fairway.events.Uuid7;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An application that nobody else has, whose events are sent to the real topics. */
final class AuditedApplication implements AutoCloseable {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String name = "audited" + NEXT.incrementAndGet();
    private final Source source =
            new Source("https://git.example/" + name + ".git", "main", "c0ffee".repeat(6) + "0000", 1);
    private final Target target = new Target(name, "production");
    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer;

    AuditedApplication(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    String name() {
        return name;
    }

    String commit() {
        return source.commit();
    }

    /** A change from its push to its verification: four events. */
    UUID journey() {
        UUID change = Uuid7.at(Instant.now());
        UUID release = Uuid7.at(Instant.now());
        ImageRef image = new ImageRef("r/hello", "main-1", "sha256:1234");
        ChartRef chart = new ChartRef("hello", "1.0.0", "oci://r/hello", "sha256:a", "http://c/a.tgz", "sha256:b");
        Instant start = Instant.now();
        // One topic and key after the other: only then is the order on the stream that of the events.
        send(change, start, new ChangeAccepted(source, "Ada Example", "Keep a guestbook"));
        send(change, start.plusMillis(1), new ImagePushed(source, name, image, "http://log", List.of()));
        awaitType(change, "ImagePushed");
        send(
                change,
                start.plusMillis(2),
                new ReleaseRequested(
                        release,
                        target,
                        ReleaseRequested.Kind.CHANGE,
                        chart,
                        image,
                        source,
                        null,
                        "its chart 1.0.0 was published"));
        send(change, start.plusMillis(3), new ReleaseVerified(release, target, 3, List.of(), List.of(), List.of()));
        return change;
    }

    void send(FairwayEvent event) {
        send(Uuid7.at(Instant.now()), Instant.now(), event);
    }

    void sendUnreadable() {
        producer.send(new ProducerRecord<>(Topic.BUILDS.topicName(), source.repository(), new byte[] {1}));
    }

    void awaitEntries(int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> given().get("/audit?application=" + name).then().body("", hasSize(count)));
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(UUID change, Instant at, FairwayEvent event) {
        EventCodec.Encoded encoded =
                codec.encode(new Envelope(Uuid7.at(Instant.now()), at, "/fairway/test", change, null, event));
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.value());
        encoded.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
        producer.flush();
    }

    private static void awaitType(UUID change, String type) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/audit?changeId=" + change + "&type=" + type)
                        .then()
                        .body("", hasSize(1)));
    }
}
