package io.fairway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.local.PlatformState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads everything on Fairway's topics, from the beginning, without any of Fairway's own code. */
final class RecordedEvents implements AutoCloseable {

    private static final List<String> TOPICS =
            List.of("fairway.builds", "fairway.charts", "fairway.releases", "fairway.dead-letters");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread reader;

    private RecordedEvents(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
        this.reader = Thread.ofPlatform().name("recorded-events").unstarted(this::read);
    }

    /** One record. */
    record Event(String topic, int partition, String key, Map<String, String> headers, byte[] value, JsonNode data) {

        /** Name without prefix and version, for example {@code ImagePushed}. */
        String name() {
            return type().replaceFirst("^io\\.fairway\\.(.*)\\.v\\d+$", "$1");
        }

        String type() {
            return headers.getOrDefault("ce_type", "");
        }

        String changeId() {
            return headers.getOrDefault("ce_changeid", "");
        }

        String environment() {
            return data.path("target").path("environment").asText("");
        }
    }

    static RecordedEvents of(PlatformState platform) {
        Properties settings = new Properties();
        settings.putAll(Map.of("bootstrap.servers", platform.kafka(), "auto.offset.reset", "earliest"));
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        RecordedEvents recorded = new RecordedEvents(consumer);
        recorded.reader.start();
        return recorded;
    }

    /** All events of a change, as they arrived. */
    List<Event> ofChange(String changeId) {
        return events.stream()
                .filter(event -> event.changeId().equals(changeId))
                .toList();
    }

    /** All events that name a commit as their source. */
    List<Event> ofCommit(String commit) {
        return events.stream()
                .filter(event ->
                        event.data().path("source").path("commit").asText().equals(commit))
                .toList();
    }

    Stream<Event> all() {
        return events.stream();
    }

    /** The first event that fits, waited for. */
    Event await(Duration atMost, Predicate<Event> wanted) {
        return org.awaitility.Awaitility.await()
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> events.stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        reader.join();
    }

    private void read() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(message -> events.add(event(message)));
            }
        } catch (WakeupException e) {
            // closed
        }
    }

    private static Event event(ConsumerRecord<String, byte[]> message) {
        Map<String, String> headers = new java.util.LinkedHashMap<>();
        for (Header header : message.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        JsonNode data;
        try {
            data = JSON.readTree(message.value());
        } catch (IOException e) {
            data = JSON.missingNode();
        }
        return new Event(message.topic(), message.partition(), message.key(), headers, message.value(), data);
    }
}
