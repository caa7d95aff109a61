package io.fairway.events;

import java.time.Duration;

/**
 * The Kafka topics of Fairway, created by the services themselves at start.
 *
 * <p>Retention is long because the log is also the audit trail; correctness never rests on it (PostgreSQL is the truth).
 */
public enum Topic {
    /** What became of a push: {@link ChangeAccepted}, {@link ImagePushed}, {@link ConfigurationPushed}, {@link BuildFailed}, {@link PushRefused}. Key: clone URL. */
    BUILDS("fairway.builds", 6, Duration.ofDays(90)),
    /** {@link ChartPublished} and {@link ChartRejected}. Key: application. */
    CHARTS("fairway.charts", 6, Duration.ofDays(90)),
    /** Everything about releases. Key: {@code application/environment}. */
    RELEASES("fairway.releases", 6, Duration.ofDays(90)),
    /** Records that could never be processed, with their cause in headers. Key: that of the original record. */
    DEAD_LETTERS("fairway.dead-letters", 1, Duration.ofDays(365));

    private final String topicName;
    private final int partitions;
    private final Duration retention;

    Topic(String topicName, int partitions, Duration retention) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.retention = retention;
    }

    public String topicName() {
        return topicName;
    }

    public int partitions() {
        return partitions;
    }

    public Duration retention() {
        return retention;
    }
}
