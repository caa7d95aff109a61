package io.fairway.eventlog.health;

import io.fairway.eventlog.health.ConsumerLag.Position;
import io.fairway.eventlog.health.ConsumerLag.Subscription;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether consumers run, and how far they are behind, as gauges. */
@Singleton
class ConsumerMetrics {

    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private final TopicConsumers consumers;
    private final Cached<Map<Subscription, Position>> lag;
    private final List<Gauge> gauges = new ArrayList<>();
    private Set<Subscription> subscriptions = Set.of();

    ConsumerMetrics(TopicConsumers consumers, ConsumerLag lag) {
        this.consumers = consumers;
        this.lag = new Cached<>(MAX_AGE, System::nanoTime, () -> lag.of(subscriptions));
    }

    /** After the channels, which are not known before. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
        List<TopicConsumer> all = consumers.all();
        subscriptions = all.stream()
                .flatMap(consumer -> consumer.topics().stream().map(topic -> new Subscription(consumer.group(), topic)))
                .collect(Collectors.toUnmodifiableSet());
        for (TopicConsumer consumer : all) {
            gauges.add(Gauge.builder(
                            "fairway.consumer.running",
                            consumer,
                            one -> one.endedBecause().isEmpty() ? 1 : 0)
                    .description("1 while the consumer runs, 0 after it has ended")
                    .tag("consumer", consumer.group())
                    .tag("channel", consumer.channel())
                    .strongReference(true)
                    .register(Metrics.globalRegistry));
        }
        for (Subscription subscription : subscriptions) {
            gauges.add(Gauge.builder("fairway.consumer.lag", lag, cached -> lagOf(subscription, cached))
                    .baseUnit("records")
                    .description("records that the consumer group has yet to deal with")
                    .tag("consumer", subscription.group())
                    .tag("topic", subscription.topic())
                    .register(Metrics.globalRegistry));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        gauges.forEach(Metrics.globalRegistry::remove);
    }

    private static double lagOf(Subscription subscription, Cached<Map<Subscription, Position>> lag) {
        Position known = lag.get().get(subscription);
        return known == null ? Double.NaN : known.behind();
    }
}
