package io.fairway.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairway.events.Envelope;
import io.fairway.local.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From events on Kafka to CDEvents on Kafka and at a sink. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class CdEventsDeliveryTest {

    private static final Duration SOON = Duration.ofSeconds(20);

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
    void cdevents_areOnTheirTopic_inOrder_andAtTheSink_onceEach() {
        UUID releaseId = UUID.randomUUID();
        events.send(TestEvents.requested("shop-e", releaseId));
        events.send(TestEvents.deployed("shop-e", releaseId));
        Envelope verified = TestEvents.verified("shop-e", "staging", releaseId);
        events.send(verified);

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

    private static List<String> typesAtTools(UUID releaseId) {
        return TestReceivers.TOOLS.received().stream()
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
}
