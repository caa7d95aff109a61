package io.fairway.eventlog;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Makes a dead letter of a record: the record as it was, and headers that say who gave it up and why.
 */
final class DeadLetters {

    static final String CONSUMER = "fairway-dead-consumer";
    static final String TOPIC = "fairway-dead-topic";
    static final String PARTITION = "fairway-dead-partition";
    static final String OFFSET = "fairway-dead-offset";
    static final String CAUSE = "fairway-dead-cause";
    static final String VALUE_LEFT_OUT = "fairway-dead-value-left-out";

    private static final int MAX_CAUSE_LENGTH = 1000;

    private DeadLetters() {}

    static OutgoingMessage of(
            String deadLetterTopic, String consumer, ConsumerRecord<String, byte[]> record, Throwable cause) {
        Map<String, String> headers = headersOf(record);
        headers.put(CONSUMER, consumer);
        headers.put(TOPIC, record.topic());
        headers.put(PARTITION, String.valueOf(record.partition()));
        headers.put(OFFSET, String.valueOf(record.offset()));
        headers.put(CAUSE, describe(cause));
        String key = Objects.requireNonNullElse(record.key(), "");
        byte[] value = Objects.requireNonNullElse(record.value(), new byte[0]);
        OutgoingMessage whole = new OutgoingMessage(deadLetterTopic, key, headers, value);
        if (whole.size() <= OutgoingMessage.MAX_BYTES) {
            return whole;
        }
        headers.keySet().removeIf(name -> !name.startsWith("fairway-dead-"));
        headers.put(VALUE_LEFT_OUT, value.length + " bytes, too large to be kept here");
        return new OutgoingMessage(deadLetterTopic, key.length() > MAX_CAUSE_LENGTH ? "" : key, headers, new byte[0]);
    }

    /** The same however often the record is delivered; another one if somebody sends its content again. */
    static UUID idOf(ConsumerRecord<String, byte[]> record) {
        String position = record.topic() + "/" + record.partition() + "/" + record.offset() + "/" + record.timestamp();
        return UUID.nameUUIDFromBytes(position.getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, String> headersOf(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    /** On one line, because it ends in logs too. */
    static String describe(Throwable cause) {
        String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > MAX_CAUSE_LENGTH ? line.substring(0, MAX_CAUSE_LENGTH) : line;
    }
}
