package io.fairway.release;

import io.fairway.eventlog.Traces;
import io.fairway.events.Difference;
import io.fairway.events.Envelope;
import io.fairway.events.Evidence;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.TargetChangedByAnother;
import io.fairway.events.TimeSpent;
import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes verdicts and results, and decides what follows from them. Every method runs in the caller's transaction. */
@ApplicationScoped
public class ConcludeRelease {

    private static final Logger LOG = Logger.getLogger(ConcludeRelease.class);

    private final ReleaseStore releases;
    private final RequestRelease request;
    private final RollBackRelease rollBack;
    private final SkipRelease skip;
    private final ReleaseEvents events;
    private final Clock clock;

    ConcludeRelease(
            ReleaseStore releases,
            RequestRelease request,
            RollBackRelease rollBack,
            SkipRelease skip,
            ReleaseEvents events,
            Clock clock) {
        this.releases = releases;
        this.request = request;
        this.rollBack = rollBack;
        this.skip = skip;
        this.events = events;
        this.clock = clock;
    }

    /** The verifier saw a revision healthy. */
    void seenHealthy(Envelope envelope, ReleaseVerified verdict) {
        judged(verdict.releaseId(), verdict.target().application(), verdict.revision())
                .ifPresent(release -> {
                    release.seenHealthy(verdict.evidence());
                    release.verdict().measured(verdict.measurements());
                    release.causedBy(envelope.id());
                    release.tracedAs(Traces.current());
                    log(release, "the verifier saw it healthy");
                });
    }

    /** The verifier saw that a revision is bad. */
    void seenBad(Envelope envelope, ReleaseFailed verdict) {
        judged(verdict.releaseId(), verdict.target().application(), verdict.revision())
                .ifPresent(release -> {
                    release.verdict().measured(verdict.measurements());
                    release.verdict().wrote(verdict.output());
                    release.causedBy(envelope.id());
                    release.tracedAs(Traces.current());
                    if (release.isRollback()) {
                        rollBack.again(release, verdict.reason(), verdict.message(), verdict.evidence());
                    } else {
                        Blame blame = Blame.of(verdict.reason(), verdict.message(), false);
                        bad(release, blame, verdict.reason(), verdict.message(), verdict.evidence());
                    }
                });
    }

    /**
     * Helm could not do it, or somebody cancelled it: this service says so itself.
     *
     * @param message one sentence
     * @param mayPass whether the same attempt might have succeeded a moment later
     */
    void failed(Release release, ReleaseFailed.Reason reason, String message, boolean mayPass) {
        List<TimeSpent> spent = release.deployment().tellHelmTime("helm");
        events.publish(
                release,
                new ReleaseFailed(
                        release.id(),
                        release.target(),
                        release.helmRevision(),
                        reason,
                        message,
                        List.of(),
                        spent,
                        null,
                        release.output().isEmpty() ? null : release.output()));
        bad(release, Blame.of(reason, message, mayPass), reason, message, List.of());
    }

    /**
     * Somebody else changed what a release had brought, or was about to: what they did stays.
     *
     * @param message one sentence: what, and who as far as that is known
     */
    public void overruled(Release release, String message) {
        failed(release, ReleaseFailed.Reason.CHANGED_BY_ANOTHER, message, false);
    }

    /** Says what somebody else did to what was live. In the caller's transaction. */
    public void changedByAnother(Release was, TargetChangedByAnother event) {
        events.publish(releases.findById(was.id()), event);
    }

    private void bad(
            Release release, Blame blame, ReleaseFailed.Reason reason, String message, List<Evidence> evidence) {
        release.failed(blame.endsAs(), reason, message, evidence, clock.instant());
        count(release);
        log(release, message);
        switch (blame) {
            case CONTENT -> rollBack.everywhere(release, reason + ": " + message);
            case SURROUNDINGS -> rollBack.here(release, reason + ": " + message);
            case ANOTHER -> {}
        }
    }

    /** It would change nothing: its change goes on where it was good already. */
    public void unchanged(Release release, String why) {
        skip.skip(release, ReleaseSkipped.Reason.UNCHANGED, why);
        count(release);
        log(release, why);
        release.content().ifPresent(content -> request.nextEnvironment(release, content));
    }

    /** The live state of a verified release was read. */
    public void verified(Release release, LiveState live) {
        release.verified(live, clock.instant());
        releases.isOursAgain(release.target(), clock.instant());
        count(release);
        log(release, "verified");
        release.content().ifPresent(content -> request.nextEnvironment(release, content));
    }

    /** A rollback was compared with what was recorded: the last word about the release that it undid. */
    public void compared(Release rollback, List<Difference> differences) {
        boolean good = rollback.verdict().isGood();
        rollback.compared(differences, clock.instant());
        releases.isOursAgain(rollback.target(), clock.instant());
        UUID undoneId = rollback.rollsBack();
        if (undoneId == null) {
            throw new IllegalStateException("rollback " + rollback.id() + " undoes nothing");
        }
        Release undone = releases.findById(undoneId);
        undone.undone(good, differences, clock.instant());
        List<TimeSpent> spent = rollback.deployment().tellHelmTime("helm uninstall");
        UUID told = events.publish(
                rollback,
                new ReleaseRolledBack(
                        undone.id(),
                        undone.target(),
                        rollback.id(),
                        rollback.restores(),
                        rollback.helmRevision(),
                        good,
                        differences,
                        Sentences.rolledBack(rollback, good, differences),
                        spent));
        undone.causedBy(told);
        count(undone);
        log(undone, "rolled back: verified=" + good + " differences=" + differences.size());
    }

    /** The release that a verdict is about, if the verdict still matters. */
    private Optional<Release> judged(UUID releaseId, String application, @Nullable Integer revision) {
        releases.lock(application);
        return releases.findByIdOptional(releaseId)
                .filter(release -> release.status() == ReleaseStatus.VERIFYING)
                .filter(release -> revision == null || revision.equals(release.helmRevision()));
    }

    private static void count(Release release) {
        Metrics.counter(
                        "fairway.releases",
                        "status",
                        release.status().name(),
                        "kind",
                        release.kind().name())
                .increment();
    }

    private static void log(Release release, String message) {
        LOG.infof(
                "%s: releaseId=%s changeId=%s application=%s environment=%s status=%s revision=%s",
                message,
                release.id(),
                release.changeId(),
                release.target().application(),
                release.target().environment(),
                release.status(),
                release.helmRevision());
    }
}
