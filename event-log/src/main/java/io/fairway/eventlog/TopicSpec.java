package io.fairway.eventlog;

import java.time.Duration;

/**
 * A Kafka topic as it shall be created.
 *
 * @param name its name
 * @param partitions how many; never changed later, because keys would move
 * @param retention how long records are kept
 */
public record TopicSpec(String name, int partitions, Duration retention) {

    public TopicSpec {
        if (partitions < 1) {
            throw new IllegalArgumentException("topic " + name + " needs a partition, not " + partitions);
        }
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("topic " + name + " cannot keep records for " + retention);
        }
    }
}
