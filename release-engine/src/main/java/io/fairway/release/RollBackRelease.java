package io.fairway.release;

import io.fairway.eventlog.Traces;
import io.fairway.events.Evidence;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.Target;
import io.fairway.events.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Decides what is undone, and what comes back instead. Every method runs in the caller's transaction. */
@ApplicationScoped
class RollBackRelease {

    private static final Logger LOG = Logger.getLogger(RollBackRelease.class);

    private final ReleaseStore releases;
    private final QuarantineStore quarantine;
    private final SkipRelease skip;
    private final ReleaseEvents events;
    private final ReleaseConfig config;
    private final Clock clock;

    RollBackRelease(
            ReleaseStore releases,
            QuarantineStore quarantine,
            SkipRelease skip,
            ReleaseEvents events,
            ReleaseConfig config,
            Clock clock) {
        this.releases = releases;
        this.quarantine = quarantine;
        this.skip = skip;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    /** The content of a release is bad: it is quarantined, and undone wherever it is live or on its way. */
    void everywhere(Release bad, String why) {
        String application = bad.target().application();
        String digest = bad.contentDigest();
        if (digest == null) {
            throw new IllegalStateException("release " + bad.id() + " has no content");
        }
        String place = "it failed in " + bad.target().environment() + " (" + why + ")";
        quarantine.add(application, digest, bad.id(), place, clock.instant());
        releases.flush();
        undo(bad, null, "release " + bad.id() + " failed: " + why);
        for (String environment : releases.environmentsOf(application)) {
            if (!environment.equals(bad.target().environment())) {
                elsewhere(bad, new Target(application, environment), digest, place);
            }
        }
    }

    /** It is undone where it was tried, and nowhere else: its content is not to blame. */
    void here(Release failed, String why) {
        releases.flush();
        undo(failed, null, "release " + failed.id() + " failed: " + why);
    }

    private void elsewhere(Release bad, Target target, String digest, String place) {
        for (Release waiting : releases.notBegun(target)) {
            if (digest.equals(waiting.contentDigest()) && !waiting.isRollback()) {
                skip.skip(waiting, ReleaseSkipped.Reason.QUARANTINED, "its content is in quarantine: " + place);
            }
        }
        Optional<Release> inFlight = releases.inFlight(target);
        if (inFlight.isPresent()) {
            Release release = inFlight.get();
            if (digest.equals(release.contentDigest()) && !release.isRollback()) {
                release.causedBy(bad.lastEvent());
                String message = "the same content failed in " + bad.target().environment();
                events.publish(
                        release,
                        new ReleaseFailed(
                                release.id(),
                                target,
                                release.helmRevision(),
                                ReleaseFailed.Reason.CANCELLED,
                                message,
                                List.of(),
                                List.of(),
                                null));
                release.failed(
                        ReleaseStatus.FAILED, ReleaseFailed.Reason.CANCELLED, message, List.of(), clock.instant());
                undo(release, null, place);
            }
            return;
        }
        releases.live(target)
                .filter(live -> digest.equals(live.contentDigest()))
                .filter(live ->
                        releases.rollbacksOf(live.id()).stream().allMatch(rollback -> rollback.endedAt() != null))
                .ifPresent(live -> {
                    live.causedBy(bad.lastEvent());
                    undo(live, null, "its content is undone everywhere: " + place);
                });
    }

    /**
     * Undoes one release.
     *
     * @param wanted what shall be live instead; null for the newest that was verified there and is not in quarantine
     */
    Release undo(Release bad, @Nullable Release wanted, String why) {
        Release restored =
                wanted == null ? releases.newestVerified(bad.target()).orElse(null) : wanted;
        int attempt = releases.rollbacksOf(bad.id()).size() + 1;
        Release rollback = bad.undo(Uuid7.at(clock.instant()), restored, attempt, why, clock.instant());
        rollback.causedBy(bad.lastEvent());
        rollback.tracedAs(Traces.current());
        releases.add(rollback);
        events.publish(
                rollback,
                new ReleaseRequested(
                        rollback.id(),
                        rollback.target(),
                        Kind.ROLLBACK,
                        rollback.content().map(Content::chart).orElse(null),
                        rollback.content()
                                .map(content -> content.onlyComponent().image())
                                .orElse(null),
                        rollback.source(),
                        bad.id(),
                        why));
        LOG.infof(
                "rolling back: releaseId=%s undoes=%s restores=%s changeId=%s application=%s environment=%s reason=\"%s\"",
                rollback.id(),
                bad.id(),
                rollback.restores(),
                rollback.changeId(),
                rollback.target().application(),
                rollback.target().environment(),
                why);
        return rollback;
    }

    /** The verifier found the restored state bad: once more, or the end. What somebody else did meanwhile is not fought. */
    void again(Release rollback, ReleaseFailed.Reason reason, String message, List<Evidence> evidence) {
        if (rollback.rollsBack() == null
                || rollback.attempt() >= config.rollbackAttempts()
                || Blame.of(reason, message, false) == Blame.ANOTHER) {
            rollback.rollbackEndsBadly(reason, message, evidence);
            return;
        }
        rollback.failed(ReleaseStatus.FAILED, reason, message, evidence, clock.instant());
        Release undone = releases.findById(rollback.rollsBack());
        undone.causedBy(rollback.lastEvent());
        Release restored = rollback.restores() == null ? null : releases.findById(rollback.restores());
        undo(undone, restored, "the rollback before did not become healthy (" + reason + ": " + message + ")");
    }
}
