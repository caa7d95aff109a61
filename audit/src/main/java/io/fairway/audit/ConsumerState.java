package io.fairway.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Whether the consumer of the audit runs, and how far it is behind; in metrics, under the name of its group. */
@Singleton
class ConsumerState {

    private final String consumer;
    private final Map<String, Long> lag = new ConcurrentHashMap<>();
    private final List<Gauge> gauges = new ArrayList<>();
    private volatile boolean reading;
    private volatile @Nullable String ended;

    ConsumerState(AuditConfig config) {
        this.consumer = config.group();
    }

    void register(@Observes StartupEvent event) {
        gauges.add(Gauge.builder(
                        "fairway.consumer.running",
                        this,
                        state -> state.endedBecause().isEmpty() ? 1 : 0)
                .description("1 while the consumer runs, 0 after it has ended")
                .tag("consumer", consumer)
                .tag("channel", "audit")
                .register(Metrics.globalRegistry));
        for (String topic : AuditTopics.NAMES) {
            gauges.add(Gauge.builder("fairway.consumer.lag", this, state -> state.lag(topic))
                    .baseUnit("records")
                    .description("records that the consumer group has yet to deal with")
                    .tag("consumer", consumer)
                    .tag("topic", topic)
                    .register(Metrics.globalRegistry));
        }
    }

    void unregister(@Observes ShutdownEvent event) {
        gauges.forEach(Metrics.globalRegistry::remove);
    }

    /** The topics are being read. */
    void reads(Map<String, Long> lagByTopic) {
        lag.keySet().retainAll(lagByTopic.keySet());
        lag.putAll(lagByTopic);
        reading = true;
    }

    /** Kafka or the database is away; it is tried again. How far it is behind is not known meanwhile. */
    void waits() {
        reading = false;
        lag.clear();
    }

    /** Only a restart of the service helps. */
    void ends(String reason) {
        waits();
        ended = reason;
    }

    boolean isReading() {
        return reading;
    }

    /** Empty while the consumer runs, be it that it waits for Kafka or for the database. */
    Optional<String> endedBecause() {
        return Optional.ofNullable(ended);
    }

    /** How many records of a topic are still to be read by this process; not a number while that is not known. */
    double lag(String topic) {
        Long records = lag.get(topic);
        return records == null ? Double.NaN : records;
    }
}
