package io.fairway.audit;

import io.fairway.audit.TopicRecord.Readable;
import io.fairway.audit.TopicRecord.Unreadable;
import io.fairway.events.EventCodec;
import io.fairway.events.MalformedEventException;
import io.fairway.events.Topic;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** The topics that the audit is read from. */
@Singleton
class AuditTopics {

    static final List<String> NAMES =
            List.of(Topic.BUILDS.topicName(), Topic.CHARTS.topicName(), Topic.RELEASES.topicName());

    private static final Logger LOG = Logger.getLogger(AuditTopics.class);

    private final Map<String, Object> kafka;
    private final AuditConfig config;
    private final EventCodec codec = new EventCodec();

    AuditTopics(@Identifier("default-kafka-broker") Map<String, Object> kafka, AuditConfig config) {
        this.kafka = kafka;
        this.config = config;
    }

    /** A consumer of the group of the audit. */
    Consumer<String, byte[]> groupConsumer() {
        Map<String, Object> settings = settings();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        // As the other consumers: after kill -9 the next start need not wait for 45 s.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer that belongs to no group, for reading everything once more; it has all partitions. */
    Consumer<String, byte[]> rebuildConsumer() {
        Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : NAMES) {
            consumer.partitionsFor(topic)
                    .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        consumer.assign(partitions);
        return consumer;
    }

    /**
     * What the records say. One that is no event of this version is left out and counted: release-service's own consumer put it
     * into the dead letters already, and once is enough.
     */
    List<TopicRecord> decode(ConsumerRecords<String, byte[]> records) {
        List<TopicRecord> decoded = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            decoded.add(decode(record));
        }
        return decoded;
    }

    private TopicRecord decode(ConsumerRecord<String, byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        try {
            Map<String, String> headers = new HashMap<>();
            for (Header header : record.headers()) {
                if (header.value() != null) {
                    headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
                }
            }
            return new Readable(partition, record.offset(), AuditEntry.of(codec.decode(headers, record.value())));
        } catch (MalformedEventException e) {
            LOG.warnf(
                    "a record is left out of the audit: topic=%s partition=%d offset=%d cause=%s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
            return new Unreadable(partition, record.offset());
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batchSize());
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        return settings;
    }
}
