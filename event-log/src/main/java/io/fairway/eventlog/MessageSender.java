package io.fairway.eventlog;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches to Kafka such that of each partition the acknowledged records are the first ones of the batch, never a later
 * one without an earlier one. Two things see to it: the producer is idempotent and never gives a record up by itself, and
 * after any failure it is thrown away together with everything it still held.
 */
@Singleton
class MessageSender {

    private static final Logger LOG = Logger.getLogger(MessageSender.class);

    private final Map<String, Object> kafka;
    private final Duration acknowledgeWithin;
    private @Nullable Producer<String, byte[]> producer;

    MessageSender(@Identifier("default-kafka-broker") Map<String, Object> kafka, EventLogConfig config) {
        this.kafka = kafka;
        this.acknowledgeWithin = config.acknowledgeWithin();
    }

    /**
     * What became of a batch.
     *
     * @param acknowledged Kafka has them
     * @param refused Kafka will never take them, and why
     * @param failure why others are neither; null if there are none
     */
    record Receipt(
            List<StoredMessage> acknowledged,
            Map<StoredMessage, Exception> refused,
            @Nullable Exception failure) {}

    /** Connects already, so that the first message does not wait for it. Without a broker nothing is lost but that time. */
    synchronized void connect() {
        try {
            LOG.debugf("connecting to Kafka: producer=%s", producer());
        } catch (KafkaException e) {
            LOG.warnf("Kafka cannot be reached yet: cause=%s", e);
        }
    }

    /** Sends, and waits until everything is acknowledged, or the time is over. */
    synchronized Receipt send(List<StoredMessage> messages) throws InterruptedException {
        Map<StoredMessage, Future<RecordMetadata>> sent = new LinkedHashMap<>();
        Map<StoredMessage, Exception> refused = new LinkedHashMap<>();
        Exception failure = null;
        for (StoredMessage message : messages) {
            try {
                Future<RecordMetadata> answer = producer().send(record(message.message()));
                sent.put(message, answer);
                if (mayPassLater(answer)) {
                    // The next one could get through to a broker that came back just now, and would be too early.
                    break;
                }
            } catch (KafkaException e) {
                failure = e;
                break;
            }
        }
        List<StoredMessage> acknowledged = new ArrayList<>();
        long end = System.nanoTime() + acknowledgeWithin.toNanos();
        for (Map.Entry<StoredMessage, Future<RecordMetadata>> entry : sent.entrySet()) {
            try {
                RecordMetadata position =
                        entry.getValue().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                acknowledged.add(entry.getKey());
                LOG.debugf("sent: id=%d position=%s", entry.getKey().id(), position);
            } catch (ExecutionException e) {
                if (isForGood(e.getCause())) {
                    refused.put(entry.getKey(), e);
                } else {
                    failure = e;
                }
            } catch (TimeoutException e) {
                failure = e;
            } catch (InterruptedException e) {
                discardProducer();
                throw e;
            }
        }
        if (failure != null) {
            discardProducer();
        }
        return new Receipt(acknowledged, refused, failure);
    }

    synchronized void close() {
        if (producer != null) {
            discardProducer();
        }
    }

    private Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(producerConfig());
        }
        return producer;
    }

    private void discardProducer() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private Map<String, Object> producerConfig() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.keySet().retainAll(ProducerConfig.configNames());
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Nobody waits for company: a message that is alone is sent at once (the default is 5 ms).
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // Only this class decides when a record has taken too long, see above.
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, acknowledgeWithin.toMillis());
        // A broker that is back is found within half a second.
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return config;
    }

    private static ProducerRecord<String, byte[]> record(OutgoingMessage message) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(message.topic(), message.key(), message.payload());
        message.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** A broker that nobody has found in time is not thrown, but is in the answer at once. */
    private static boolean mayPassLater(Future<RecordMetadata> answer) {
        return answer.state() == Future.State.FAILED && !isForGood(answer.exceptionNow());
    }

    private static boolean isForGood(@Nullable Throwable cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof InvalidTopicException
                || cause instanceof InvalidRecordException;
    }
}
