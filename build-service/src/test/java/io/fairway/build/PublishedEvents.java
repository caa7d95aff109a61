package io.fairway.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.events.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** An independent consumer of what the service publishes. */
final class PublishedEvents implements AutoCloseable {

    private final EventCodec codec = new EventCodec();
    private final List<Envelope> events = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;

    PublishedEvents(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "test-" + UUID.randomUUID(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topic.BUILDS.topicName()));
        thread = Thread.ofPlatform().daemon().start(this::read);
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    Map<String, String> headers = new HashMap<>();
                    record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
                    events.add(codec.decode(headers, record.value()));
                }
            }
        } catch (WakeupException _) {
            return; // closed
        }
    }

    /** Of one change, in the order of their arrival. */
    List<Envelope> of(UUID changeId) {
        return events.stream()
                .filter(event -> event.changeId().equals(changeId))
                .toList();
    }

    /** With one key, such as the clone URL of a repository. */
    List<Envelope> withKey(String key) {
        return events.stream().filter(event -> event.data().key().equals(key)).toList();
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
