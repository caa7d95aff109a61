package io.fairway.notification;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Events of releases, and a way to send them as the other services do. */
final class TestEvents implements AutoCloseable {

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer;

    TestEvents(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        producer.close();
    }

    void send(Envelope envelope) {
        Encoded encoded = codec.encode(envelope);
        assertThat(encoded.topic()).isEqualTo(Topic.RELEASES.topicName());
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.value());
        encoded.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
        producer.flush();
    }

    static Envelope verified(String application, String environment) {
        return verified(application, environment, UUID.randomUUID());
    }

    static Envelope verified(String application, String environment, UUID releaseId) {
        return envelope(
                new ReleaseVerified(releaseId, new Target(application, environment), 3, List.of(), List.of(), null));
    }

    static Envelope deployed(String application, UUID releaseId) {
        return envelope(new ReleaseDeployed(
                releaseId,
                new Target(application, "staging"),
                "shop-staging",
                application,
                1,
                List.of(),
                new Checks(60, 0, List.of()),
                List.of(),
                null));
    }

    static Envelope requested(String application, UUID releaseId) {
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

    static Envelope envelope(FairwayEvent event) {
        return new Envelope(
                Uuid7.at(Instant.now()), Instant.now(), "/fairway/release-service", UUID.randomUUID(), null, event);
    }
}
