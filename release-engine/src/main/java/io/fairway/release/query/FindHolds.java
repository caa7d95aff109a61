package io.fairway.release.query;

import io.fairway.eventlog.health.EventPath;
import io.fairway.release.ChangeStep;
import io.fairway.release.ChangeStore;
import io.fairway.release.PausedStore;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.ReleaseStore;
import io.fairway.release.Sentences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of releases that have not ended, and says what they wait for. */
@ApplicationScoped
class FindHolds {

    private final ReleaseStore releases;
    private final PausedStore pauses;
    private final ChangeStore changes;
    private final EventPath events;
    private final Clock clock;

    FindHolds(ReleaseStore releases, PausedStore pauses, ChangeStore changes, EventPath events, Clock clock) {
        this.releases = releases;
        this.pauses = pauses;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /** What is wrong with the way of events; empty if nothing is. */
    List<String> eventsBroken() {
        return events.troubles();
    }

    /** Empty for a release that has ended. */
    @Transactional
    Optional<Hold> of(Release release) {
        return release.endedAt() == null ? Holds.choose(standing(release), clock.instant()) : Optional.empty();
    }

    private Holds.Standing standing(Release release) {
        boolean waits = release.status() == ReleaseStatus.WAITING;
        return new Holds.Standing(
                release.status(),
                release.isRollback(),
                release.target().environment(),
                release.helmRevision(),
                release.reason(),
                waits ? pauses.at(release.target()).map(Sentences::paused).orElse(null) : null,
                release.waitsFor().orElse(null),
                turn(release),
                waits ? ahead(release) : null,
                release.status() == ReleaseStatus.VERIFYING ? verdictDue(release) : null,
                events.troubles());
    }

    private @Nullable Instant turn(Release release) {
        Instant due = releases.dueAt(release.id()).orElse(release.createdAt());
        return release.status() == ReleaseStatus.WAITING
                ? releases.lastEnded(release.target()).filter(due::isBefore).orElse(due)
                : due;
    }

    /** What is in flight, else the rollback that comes before every release, else what was decided for earlier. */
    private Holds.@Nullable Ahead ahead(Release release) {
        return releases.inFlight(release.target())
                .or(() -> releases.waiting(release.target()).stream()
                        .min(ReleaseStore.TURNS)
                        .filter(first -> !first.id().equals(release.id())))
                .map(first -> new Holds.Ahead(named(first), first.reason()))
                .orElse(null);
    }

    private static String named(Release release) {
        return (release.isRollback() ? "rollback " : "release ")
                + release.id()
                + (release.chartVersion() == null ? "" : " (chart " + release.chartVersion() + ")");
    }

    private @Nullable Instant verdictDue(Release release) {
        Optional<Instant> deployed = changes.steps(release.changeId()).stream()
                .filter(step -> step.name().equals("deployed")
                        && release.target().environment().equals(step.environment()))
                .map(ChangeStep::at)
                .max(Comparator.naturalOrder());
        return deployed.flatMap(since -> release.deployment()
                        .checks()
                        .map(checks -> since.plus(Duration.ofSeconds(checks.deadlineSeconds()))
                                .plus(Duration.ofSeconds(checks.settleSeconds()))
                                .plus(Holds.VERDICT_GRACE)))
                .orElse(null);
    }
}
