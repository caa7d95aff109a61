package io.fairway.metrics;

import io.fairway.audit.AuditEntry;
import io.fairway.audit.AuditInput;
import io.fairway.audit.AuditStore;
import io.fairway.events.Target;
import io.fairway.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers how delivery goes, from what the audit has. */
@ApplicationScoped
public class MeasureDelivery {

    private static final Duration DEFAULT_SPAN = Duration.ofDays(30);
    private static final Duration MAX_SPAN = Duration.ofDays(366);
    private static final int MAX_ENTRIES = 500_000;

    private final AuditStore audit;
    private final RegisteredEnvironments environments;
    private final Clock clock;

    MeasureDelivery(AuditStore audit, RegisteredEnvironments environments, Clock clock) {
        this.audit = audit;
        this.environments = environments;
        this.clock = clock;
    }

    /**
     * Measures a span of time and the one before it.
     *
     * @param application null for all that are registered
     * @param environment null for the one that counts as production: the last one of each application
     * @param from inclusive; null for 30 days before the end
     * @param to exclusive; null for now
     * @throws Problem if there is no such application or environment, or the span is too long
     */
    @Transactional
    public DeliveryReport measure(
            @Nullable String application, @Nullable String environment, @Nullable Instant from, @Nullable Instant to) {
        Instant now = clock.instant();
        Instant end = to == null ? now : to;
        Instant start = from == null ? end.minus(DEFAULT_SPAN) : from;
        if (!start.isBefore(end)) {
            throw AuditInput.wrong("from must be before to");
        }
        Duration length = Duration.between(start, end);
        if (length.compareTo(MAX_SPAN) > 0) {
            throw AuditInput.wrong("at most " + MAX_SPAN.toDays() + " days can be measured at once");
        }
        List<Target> targets = targets(application, environment);
        Instant before = start.minus(length);
        List<AuditEntry> entries = audit.releasesSince(targets, before, MAX_ENTRIES + 1);
        if (entries.size() > MAX_ENTRIES) {
            throw AuditInput.wrong(
                    "there are too many releases in this span: choose a shorter one, or one application");
        }
        List<ReleaseTimes> releases = ReleaseTimes.from(entries, accepted(entries));
        Instant knownSince = audit.knownSince(targets).orElse(null);
        return new DeliveryReport(
                application,
                environment,
                targets,
                DeliveryMetrics.of(releases, start, end, now, knownSince),
                DeliveryMetrics.of(releases, before, start, now, knownSince));
    }

    private List<Target> targets(@Nullable String application, @Nullable String environment) {
        if (application != null && environment != null) {
            return List.of(new Target(application, environment));
        }
        if (application != null) {
            List<String> found = environments
                    .of(application)
                    .orElseThrow(() -> new Problem(
                            404,
                            "Not found",
                            "application " + application + " is not registered: name its environment, too"));
            return List.of(new Target(application, found.getLast()));
        }
        return environments.all().entrySet().stream()
                .filter(registered ->
                        environment == null || registered.getValue().contains(environment))
                .map(registered -> new Target(
                        registered.getKey(),
                        environment == null ? registered.getValue().getLast() : environment))
                .toList();
    }

    private Map<UUID, Instant> accepted(List<AuditEntry> entries) {
        List<UUID> changes =
                entries.stream().map(AuditEntry::changeId).distinct().toList();
        Map<UUID, Instant> accepted = new HashMap<>();
        for (AuditEntry entry : audit.ofChanges("ChangeAccepted", changes)) {
            accepted.merge(entry.changeId(), entry.at(), (one, other) -> one.isBefore(other) ? one : other);
        }
        return accepted;
    }
}
