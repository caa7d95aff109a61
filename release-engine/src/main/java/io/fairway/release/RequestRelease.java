package io.fairway.release;

import io.fairway.eventlog.Traces;
import io.fairway.events.ChartPublished;
import io.fairway.events.Envelope;
import io.fairway.events.Place;
import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.events.Uuid7;
import io.fairway.release.ReleaseEvents.UserAction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Decides whether and where a content is released, and stores why. Every method runs in the caller's transaction. */
@ApplicationScoped
class RequestRelease {

    private static final Logger LOG = Logger.getLogger(RequestRelease.class);

    private final ApplicationStore applications;
    private final ReleaseStore releases;
    private final QuarantineStore quarantine;
    private final ChangeStore changes;
    private final QueueRelease queue;
    private final SkipRelease skip;
    private final ReleaseEvents events;
    private final Clock clock;

    RequestRelease(
            ApplicationStore applications,
            ReleaseStore releases,
            QuarantineStore quarantine,
            ChangeStore changes,
            QueueRelease queue,
            SkipRelease skip,
            ReleaseEvents events,
            Clock clock) {
        this.applications = applications;
        this.releases = releases;
        this.quarantine = quarantine;
        this.changes = changes;
        this.queue = queue;
        this.skip = skip;
        this.events = events;
        this.clock = clock;
    }

    /** A chart is there: its change starts in the first of its environments. */
    void firstEnvironment(Envelope cause, ChartPublished published) {
        releases.lock(published.application());
        Content content = new Content(published.chart(), published.allComponents());
        if (published.environments().isEmpty()) {
            LOG.warnf(
                    "a chart names no environment and goes nowhere: application=%s changeId=%s",
                    published.application(), cause.changeId());
            return;
        }
        Target target =
                new Target(published.application(), published.environments().getFirst());
        change(
                content,
                target,
                cause.changeId(),
                0,
                "its chart " + content.chart().version() + " was published",
                cause.id());
    }

    /** It was verified in one environment, or its content was live there already: the next one follows. */
    void nextEnvironment(Release good, Content content) {
        List<String> environments = changes.findByIdOptional(good.changeId())
                .map(Change::environments)
                .orElse(List.of());
        String here = good.target().environment();
        int next = environments.indexOf(here) + 1;
        if (next > 0 && next < environments.size()) {
            Target target = new Target(good.target().application(), environments.get(next));
            String why = good.status() == ReleaseStatus.UNCHANGED
                    ? "its content is live in " + here + " already"
                    : "it was verified in " + here;
            change(content, target, good.changeId(), good.registration(), why, good.lastEvent());
        }
    }

    /** @param before the registration under which it was released in the environment before; 0 if this is the first */
    private void change(Content content, Target target, UUID changeId, long before, String why, @Nullable UUID cause) {
        if (releases.forChange(target, changeId).isPresent()) {
            LOG.debugf("decided before: changeId=%s environment=%s", changeId, target.environment());
            return;
        }
        Optional<Application> application = applications.findByIdOptional(target.application());
        Optional<Environment> environment = application.flatMap(known -> known.environment(target.environment()));
        long registration = registration(application, content, before);
        Release release = Release.of(
                content,
                Kind.CHANGE,
                Uuid7.at(clock.instant()),
                target,
                environment
                        .map(known -> known.place(target.application()))
                        // It is refused, because nobody registered it.
                        .orElseGet(() -> Place.inDefaultCluster("", target.application())),
                changeId,
                1,
                registration,
                why,
                clock.instant());
        release.causedBy(cause);
        ApprovalRule rule = environment
                .map(Environment::approval)
                .or(() -> changes.findByIdOptional(changeId).flatMap(known -> known.approvalIn(target.environment())))
                .orElse(null);
        decide(release, content, admission(application, environment, content, registration, target, why), rule, null);
    }

    /**
     * Releases it as if nothing had been decided about this change here: somebody asked for it. Where people have to approve
     * releases, they have to approve this one too.
     */
    Release onRequest(
            Release earlier,
            Content content,
            Kind kind,
            Target target,
            Environment environment,
            int attempt,
            UserAction asked,
            String why) {
        Release release = Release.of(
                content,
                kind,
                Uuid7.at(clock.instant()),
                target,
                environment.place(target.application()),
                earlier.changeId(),
                attempt,
                registration(applications.findByIdOptional(target.application()), content, earlier.registration()),
                why,
                clock.instant());
        release.causedBy(earlier.lastEvent());
        events.acted(release, asked);
        decide(
                release,
                content,
                new Admission.Admitted(why),
                ruleFor(earlier.changeId(), target, environment).orElse(null),
                asked);
        return release;
    }

    /** The registered one, else that of the content's own change, else the newest: an old chart is no way around. */
    private Optional<ApprovalRule> ruleFor(UUID changeId, Target target, Environment environment) {
        return Optional.ofNullable(environment.approval())
                .or(() -> changes.findByIdOptional(changeId).flatMap(own -> own.approvalIn(target.environment())))
                .or(() -> changes.newestPublished(target.application())
                        .flatMap(newest -> newest.approvalIn(target.environment())));
    }

    /** Whether what somebody asked for may be released: their word stands above the order of changes, not above a quarantine. */
    Admission admissionOnRequest(Target target, Content content, String why) {
        return quarantine
                .active(target.application(), content.chart().contentDigest())
                .<Admission>map(quarantined ->
                        new Admission.Quarantined("its content is in quarantine: " + quarantined.reason()))
                .orElseGet(() -> new Admission.Admitted(why));
    }

    /** Whether what was decided for, or was released before, may be released as things stand. */
    Admission admission(Release earlier, Content content, String why) {
        Target target = earlier.target();
        Optional<Application> application = applications.findByIdOptional(target.application());
        return admission(
                application,
                application.flatMap(known -> known.environment(target.environment())),
                content,
                registration(application, content, earlier.registration()),
                target,
                why);
    }

    /**
     * The registration of the repository that a content comes from. What was let in once under an earlier one goes on, because a
     * repository that moved is the same; 0 if it was not, and does not come from the repository of today.
     */
    private static long registration(Optional<Application> application, Content content, long before) {
        if (before > 0) {
            return before;
        }
        return application
                .filter(known ->
                        known.comesFrom(content.onlyComponent().source().repository()))
                .map(Application::registration)
                .orElse(0L);
    }

    private Admission admission(
            Optional<Application> application,
            Optional<Environment> environment,
            Content content,
            long registration,
            Target target,
            String why) {
        if (application.isEmpty()) {
            return new Admission.Refused("application " + target.application() + " is not registered");
        }
        if (environment.isEmpty()) {
            return new Admission.Refused("environment " + target.environment() + " of application "
                    + target.application() + " is not registered");
        }
        Source source = content.onlyComponent().source();
        if (registration == 0) {
            return new Admission.Refused("application " + target.application() + " is registered for repository "
                    + application.get().repository() + ", not for "
                    + source.repository());
        }
        return Admission.decide(
                new Admission.Order(registration, source.sequence()),
                target.environment(),
                why,
                new Admission.Circumstances(
                        quarantine
                                .active(target.application(), content.chart().contentDigest())
                                .map(Quarantined::reason)
                                .orElse(null),
                        releases.highest(target).orElse(null),
                        releases.notBegun(target).stream()
                                .filter(waiting -> waiting.kind() == Kind.CHANGE)
                                .map(Release::order)
                                .toList()));
    }

    private void decide(
            Release release,
            Content content,
            Admission admission,
            @Nullable ApprovalRule rule,
            @Nullable UserAction asked) {
        release.tracedAs(Traces.current());
        Optional<ReleaseSkipped.Reason> hindrance = hindrance(admission);
        if (hindrance.isPresent()) {
            releases.add(release);
            skip.skip(release, hindrance.get(), admission.reason());
        } else {
            queue.add(release, content, rule, asked);
        }
        LOG.infof(
                "decided about a release: releaseId=%s changeId=%s application=%s environment=%s status=%s reason=\"%s\"",
                release.id(),
                release.changeId(),
                release.target().application(),
                release.target().environment(),
                release.status(),
                release.reason());
    }

    /** Why a release ends before it begins; empty if it may begin. */
    static Optional<ReleaseSkipped.Reason> hindrance(Admission admission) {
        return switch (admission) {
            case Admission.Admitted admitted -> Optional.empty();
            case Admission.TooOld old -> Optional.of(ReleaseSkipped.Reason.SUPERSEDED);
            case Admission.Quarantined quarantined -> Optional.of(ReleaseSkipped.Reason.QUARANTINED);
            case Admission.Refused refused -> Optional.of(ReleaseSkipped.Reason.REFUSED);
        };
    }
}
