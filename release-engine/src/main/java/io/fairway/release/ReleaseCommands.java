package io.fairway.release;

import io.fairway.events.ActionTaken.Action;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.Target;
import io.fairway.release.ReleaseEvents.UserAction;
import io.fairway.rest.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people may ask for. Each method is one transaction. */
@ApplicationScoped
public class ReleaseCommands {

    private final ApplicationStore applications;
    private final ReleaseStore releases;
    private final QuarantineStore quarantine;
    private final RequestRelease request;
    private final ConcludeRelease conclude;
    private final RollBackRelease rollBack;
    private final SkipRelease skip;
    private final ReleaseEvents events;
    private final Clock clock;

    ReleaseCommands(
            ApplicationStore applications,
            ReleaseStore releases,
            QuarantineStore quarantine,
            RequestRelease request,
            ConcludeRelease conclude,
            RollBackRelease rollBack,
            SkipRelease skip,
            ReleaseEvents events,
            Clock clock) {
        this.applications = applications;
        this.releases = releases;
        this.quarantine = quarantine;
        this.request = request;
        this.conclude = conclude;
        this.rollBack = rollBack;
        this.skip = skip;
        this.events = events;
        this.clock = clock;
    }

    /** What was asked for cannot be done as things stand; the message says why. */
    public static final class ImpossibleException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** What stands against it. */
        public enum Kind {
            /** The thing in question does not exist. */
            UNKNOWN,
            /** It is in another state. */
            NOT_NOW,
            /** Others may, this person may not. */
            FORBIDDEN
        }

        private final Kind kind;

        private ImpossibleException(Kind kind, String message) {
            super(message, null, false, false);
            this.kind = kind;
        }

        public static ImpossibleException unknown(String what) {
            return new ImpossibleException(Kind.UNKNOWN, what);
        }

        public static ImpossibleException now(String why) {
            return new ImpossibleException(Kind.NOT_NOW, why);
        }

        static ImpossibleException forbidden(String why) {
            return new ImpossibleException(Kind.FORBIDDEN, why);
        }

        public Kind kind() {
            return kind;
        }
    }

    /** Releases a chart version that was released somewhere before. Order does not matter: a human decided. */
    @Transactional
    public Release release(Target target, String chartVersion, Caller by, String reason) {
        Environment environment = environment(target);
        releases.lock(target.application());
        Release earlier = releases.newestOfChart(target.application(), chartVersion)
                .orElseThrow(() -> ImpossibleException.unknown(
                        "no chart " + chartVersion + " of " + target.application() + " was ever up for release"));
        Content content = contentOf(earlier);
        quarantine.active(target.application(), content.chart().contentDigest()).ifPresent(quarantined -> {
            throw ImpossibleException.now("its content is in quarantine (" + quarantined.reason()
                    + "); lift the quarantine or retry the release");
        });
        return request.onRequest(
                earlier,
                content,
                Kind.MANUAL,
                target,
                environment,
                1,
                new UserAction(by, Action.RELEASE, chartVersion, reason),
                by.name() + " asked for it: " + reason);
    }

    /**
     * Returns to a verified release, and quarantines what was live.
     *
     * @param toRelease where to; null for the newest verified one before
     */
    @Transactional
    public Release rollBack(Target target, @Nullable UUID toRelease, Caller by, String reason) {
        Environment environment = environment(target);
        releases.lock(target.application());
        Optional<Release> whatIsLive = releases.live(target);
        requireNone(Preconditions.toRollBack(
                environment.name(),
                whatIsLive.orElse(null),
                releases.inFlight(target).orElse(null)));
        Release live = whatIsLive.orElseThrow();
        Content content = contentOf(live);
        quarantine.add(
                target.application(),
                content.chart().contentDigest(),
                live.id(),
                by.name() + " rolled it back in " + environment.name() + ": " + reason,
                clock.instant());
        Release wanted = toRelease == null
                ? releases.newestVerified(target)
                        .orElseThrow(() -> ImpossibleException.now(
                                "nothing that was verified earlier in " + environment.name() + " is left"))
                : releases.findByIdOptional(toRelease)
                        .orElseThrow(() -> ImpossibleException.unknown("there is no release " + toRelease));
        if (!wanted.target().equals(target) || wanted.status() != ReleaseStatus.VERIFIED || wanted.isRollback()) {
            throw ImpossibleException.now("release " + wanted.id() + " is not a verified release of " + target.key());
        }
        requireNone(Preconditions.toReturnTo(wanted, live));
        events.acted(live, new UserAction(by, Action.ROLL_BACK, wanted.chartVersion(), reason));
        return rollBack.undo(live, wanted, by.name() + " asked for it: " + reason);
    }

    /** Tries the content of a release again, as a new attempt; lifts its quarantine. */
    @Transactional
    public Release retry(UUID id, Caller by, String reason) {
        Release earlier = locked(id);
        requireNone(Preconditions.toRetry(earlier));
        Target target = earlier.target();
        Environment environment = environment(target);
        Content content = contentOf(earlier);
        String lifted = by.name() + " retried it: " + reason;
        boolean wasQuarantined =
                quarantine.lift(target.application(), content.chart().contentDigest(), lifted, clock.instant());
        Admission admission = request.admission(earlier, content, lifted);
        if (!(admission instanceof Admission.Admitted)) {
            throw ImpossibleException.now(admission.reason());
        }
        int attempt = releases.forChange(target, earlier.changeId())
                        .map(Release::attempt)
                        .orElse(0)
                + 1;
        return request.onRequest(
                earlier,
                content,
                earlier.kind(),
                target,
                environment,
                attempt,
                new UserAction(by, Action.RETRY, earlier.chartVersion(), reason),
                lifted + (wasQuarantined ? " (its quarantine was lifted)" : ""));
    }

    /** Stops a release; one that has begun is rolled back. */
    @Transactional
    public Release cancel(UUID id, Caller by, String reason) {
        Release release = locked(id);
        requireNone(Preconditions.toCancel(release));
        String why = by.name() + " cancelled it: " + reason;
        events.acted(release, new UserAction(by, Action.CANCEL, release.chartVersion(), reason));
        if (Preconditions.waits(release)) {
            skip.skip(release, ReleaseSkipped.Reason.CANCELLED, why);
        } else {
            conclude.failed(release, ReleaseFailed.Reason.CANCELLED, why, false);
        }
        return release;
    }

    /** Lets a content go again. */
    @Transactional
    public void lift(String application, String contentDigest, Caller by, String reason) {
        releases.lock(application);
        Quarantined quarantined = quarantine
                .active(application, contentDigest)
                .orElseThrow(() ->
                        ImpossibleException.unknown(contentDigest + " of " + application + " is not in quarantine"));
        quarantine.lift(application, contentDigest, by.name() + ": " + reason, clock.instant());
        Release failed = releases.findById(quarantined.releaseId());
        events.acted(failed, new UserAction(by, Action.LIFT_QUARANTINE, contentDigest, reason));
    }

    private static void requireNone(@Nullable String hindrance) {
        if (hindrance != null) {
            throw ImpossibleException.now(hindrance);
        }
    }

    private Release locked(UUID id) {
        return releases.locked(id).orElseThrow(() -> ImpossibleException.unknown("there is no release " + id));
    }

    private Environment environment(Target target) {
        return applications
                .findByIdOptional(target.application())
                .orElseThrow(
                        () -> ImpossibleException.unknown("application " + target.application() + " is not registered"))
                .environment(target.environment())
                .orElseThrow(() -> ImpossibleException.unknown("environment " + target.environment()
                        + " of application " + target.application() + " is not registered"));
    }

    private static Content contentOf(Release release) {
        return release.content()
                .orElseThrow(() -> ImpossibleException.now("release " + release.id() + " has no content"));
    }
}
