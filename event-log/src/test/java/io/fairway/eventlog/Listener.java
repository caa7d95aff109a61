package io.fairway.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, with nothing of the event log in between. */
final class Listener implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();

    Listener(Broker broker, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "listener-" + UUID.randomUUID(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Waits until so many records have come since the beginning, and says which; more may be on their way. */
    List<ConsumerRecord<String, byte[]>> atLeast(int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (heard.size() < count && System.nanoTime() < end) {
            consumer.poll(Duration.ofMillis(100)).forEach(heard::add);
        }
        assertThat(heard).as("records on the topic").hasSizeGreaterThanOrEqualTo(count);
        return List.copyOf(heard);
    }

    /** Everything that is on the topic now. */
    List<ConsumerRecord<String, byte[]>> everything() {
        long there = consumer.endOffsets(consumer.assignment()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return atLeast(Math.toIntExact(there));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
