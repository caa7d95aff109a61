package io.fairway.audit;

import org.apache.kafka.common.TopicPartition;

/** A record of a topic, as the audit reads it. */
sealed interface TopicRecord {

    TopicPartition partition();

    long offset();

    /** @param entry what the event says */
    record Readable(TopicPartition partition, long offset, AuditEntry entry) implements TopicRecord {}

    /** It is no event that this version knows. */
    record Unreadable(TopicPartition partition, long offset) implements TopicRecord {}
}
