package io.fairway.audit;

import io.fairway.eventlog.health.TopicConsumer;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the consumer of the audit runs; event-log makes metrics and a part of readiness of it. */
@Singleton
class ConsumerState implements TopicConsumer {

    private final String group;
    private volatile boolean reading;
    private volatile @Nullable String ended;

    ConsumerState(AuditConfig config) {
        this.group = config.group();
    }

    @Override
    public String channel() {
        return "audit";
    }

    @Override
    public String group() {
        return group;
    }

    @Override
    public Set<String> topics() {
        return Set.copyOf(AuditTopics.NAMES);
    }

    /** The topics are being read. */
    void reads() {
        reading = true;
    }

    /** Kafka or the database is away; it is tried again. */
    void waits() {
        reading = false;
    }

    /** Only a restart of the service helps. */
    void ends(String reason) {
        reading = false;
        ended = reason;
    }

    boolean isReading() {
        return reading;
    }

    @Override
    public Optional<String> endedBecause() {
        return Optional.ofNullable(ended);
    }
}
