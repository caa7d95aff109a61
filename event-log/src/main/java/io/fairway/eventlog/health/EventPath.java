package io.fairway.eventlog.health;

import io.fairway.eventlog.health.ConsumerLag.Position;
import io.fairway.eventlog.health.ConsumerLag.Subscription;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Whether events come in and go out, for people: what stands still is not shown by anything else, because then nothing happens. It is
 * looked at every few seconds from the moment somebody first asks; whoever asks never waits.
 */
@Singleton
public class EventPath {

    private static final Logger LOG = Logger.getLogger(EventPath.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final TopicConsumers consumers;
    private final ConsumerLag lag;
    private final OutboxMetrics outbox;
    private final Clock clock;
    private final String service;
    private final Set<Subscription> others;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("event-path").daemon().unstarted(task));
    private EventTroubles.Memory memory = EventTroubles.Memory.NONE;
    private volatile List<String> troubles = List.of();

    EventPath(
            TopicConsumers consumers,
            ConsumerLag lag,
            OutboxMetrics outbox,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service,
            EventPathConfig config) {
        this.consumers = consumers;
        this.lag = lag;
        this.outbox = outbox;
        this.clock = clock;
        this.service = service;
        this.others = config.readers().orElse(List.of()).stream()
                .map(EventPath::reader)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is wrong, a sentence each; empty if nothing is known to be. */
    public List<String> troubles() {
        if (begun.compareAndSet(false, true)) {
            ScheduledFuture<?> looks =
                    looking.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debugf("the way of events is looked at: done=%s", looks.isDone());
        }
        return troubles;
    }

    void stop(@Observes ShutdownEvent event) {
        looking.shutdownNow();
    }

    private void look() {
        try {
            Set<Subscription> own = consumers.all().stream()
                    .flatMap(consumer ->
                            consumer.topics().stream().map(topic -> new Subscription(consumer.group(), topic)))
                    .collect(Collectors.toSet());
            Map<Subscription, Position> positions = lag.of(own);
            EventTroubles.Seen seen = new EventTroubles.Seen(
                    service,
                    consumers.ended(),
                    positions.isEmpty() && !own.isEmpty(),
                    positions,
                    positions.isEmpty() ? Map.of() : others(),
                    outbox.read());
            memory = EventTroubles.remember(memory, seen, clock.instant());
            troubles = EventTroubles.choose(memory, seen, clock.instant());
        } catch (RuntimeException e) {
            LOG.warnf("the way of events could not be looked at: cause=%s", e);
        }
    }

    /** A service that was never started has no position, and nothing is said of it. */
    private Map<Subscription, Position> others() {
        return lag.of(others).entrySet().stream()
                .filter(reader -> reader.getValue().known())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Subscription reader(String given) {
        int colon = given.indexOf(':');
        if (colon < 1 || colon == given.length() - 1) {
            throw new IllegalArgumentException("fairway.event-path.readers: " + given
                    + " is not GROUP:TOPIC, for example verifier-service:fairway.releases");
        }
        return new Subscription(given.substring(0, colon), given.substring(colon + 1));
    }
}
