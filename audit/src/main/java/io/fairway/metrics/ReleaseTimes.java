package io.fairway.metrics;

import io.fairway.audit.AuditEntry;
import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When what happened to one release; null where it did not, or not yet.
 *
 * @param release its id
 * @param target application and environment
 * @param kind why there was a release; a rollback is no delivery of its own
 * @param change that it is part of
 * @param accepted when the push of its change was accepted
 * @param began when Helm had installed it, or had failed to
 * @param verified when it was seen healthy
 * @param failed when it was found bad, or, if it had been verified, when its undoing was decided
 * @param undone when what ran before was live again, and seen healthy
 */
public record ReleaseTimes(
        UUID release,
        Target target,
        Kind kind,
        UUID change,
        @Nullable Instant accepted,
        @Nullable Instant began,
        @Nullable Instant verified,
        @Nullable Instant failed,
        @Nullable Instant undone) {

    /**
     * Reads them from the audit.
     *
     * @param entries about releases, in the order of time
     * @param accepted when the push of each change was accepted
     */
    public static List<ReleaseTimes> from(List<AuditEntry> entries, Map<UUID, Instant> accepted) {
        Map<UUID, History> histories = new LinkedHashMap<>();
        Map<UUID, Instant> undoingDecided = new HashMap<>();
        for (AuditEntry entry : entries) {
            String application = entry.application();
            String environment = entry.environment();
            if (entry.releaseId() == null || application == null || environment == null) {
                continue;
            }
            History history = histories.computeIfAbsent(
                    entry.releaseId(), id -> new History(id, new Target(application, environment), entry.changeId()));
            history.add(entry);
            if (history.kind == Kind.ROLLBACK
                    && entry.relatedReleaseId() != null
                    && "ReleaseRequested".equals(entry.type())) {
                undoingDecided.putIfAbsent(entry.relatedReleaseId(), entry.at());
            }
        }
        List<ReleaseTimes> releases = new ArrayList<>();
        for (History history : histories.values()) {
            history.times(accepted.get(history.change), undoingDecided.get(history.release))
                    .ifPresent(releases::add);
        }
        return releases;
    }

    /** What the audit says of a release so far. */
    private static final class History {

        private final UUID release;
        private final Target target;
        private final UUID change;
        private @Nullable Kind kind;
        private @Nullable Instant began;
        private @Nullable Instant verified;
        private @Nullable Instant failed;
        private @Nullable Instant undone;

        History(UUID release, Target target, UUID change) {
            this.release = release;
            this.target = target;
            this.change = change;
        }

        void add(AuditEntry entry) {
            switch (entry.type()) {
                case "ReleaseRequested" -> {
                    if (entry.detail() != null) {
                        kind = Kind.valueOf(entry.detail());
                    }
                }
                case "ReleaseDeployed" -> began = first(began, entry.at());
                case "ReleaseVerified" -> {
                    began = first(began, entry.at());
                    verified = first(verified, entry.at());
                }
                case "ReleaseFailed" -> {
                    began = first(began, entry.at());
                    failed = first(failed, entry.at());
                }
                case "ReleaseRolledBack" -> {
                    if (AuditEntry.RESTORED.equals(entry.detail())) {
                        undone = first(undone, entry.at());
                    }
                }
                default -> {
                    // What people did, what waits and what never began moves no metric.
                }
            }
        }

        Optional<ReleaseTimes> times(@Nullable Instant accepted, @Nullable Instant undoingDecided) {
            if (kind == null) {
                return Optional.empty();
            }
            Instant bad = undoingDecided == null ? failed : first(failed, undoingDecided);
            return Optional.of(new ReleaseTimes(release, target, kind, change, accepted, began, verified, bad, undone));
        }

        private static Instant first(@Nullable Instant one, Instant other) {
            return one == null || other.isBefore(one) ? other : one;
        }
    }
}
