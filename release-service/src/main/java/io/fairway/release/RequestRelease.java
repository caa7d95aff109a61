package io.fairway.release;

import io.fairway.eventlog.Traces;
import io.fairway.events.ChartPublished;
import io.fairway.events.Envelope;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.Target;
import io.fairway.events.Uuid7;
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
    private final ReleaseEvents events;
    private final Clock clock;

    RequestRelease(
            ApplicationStore applications,
            ReleaseStore releases,
            QuarantineStore quarantine,
            ChangeStore changes,
            ReleaseEvents events,
            Clock clock) {
        this.applications = applications;
        this.releases = releases;
        this.quarantine = quarantine;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /** A chart is there: its change starts in the first of its environments. */
    void firstEnvironment(Envelope cause, ChartPublished published) {
        releases.serialise(published.application());
        Content content = new Content(published.chart(), published.image(), published.source());
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
                "its chart " + content.chart().version() + " was published",
                cause.id());
    }

    /** It was verified in one environment: the next one follows. */
    void nextEnvironment(Release verified, Content content) {
        List<String> environments = changes.findByIdOptional(verified.changeId())
                .map(Change::environments)
                .orElse(List.of());
        String here = verified.target().environment();
        int next = environments.indexOf(here) + 1;
        if (next > 0 && next < environments.size()) {
            Target target = new Target(verified.target().application(), environments.get(next));
            change(content, target, verified.changeId(), "it was verified in " + here, verified.lastEvent());
        }
    }

    private void change(Content content, Target target, UUID changeId, String why, @Nullable UUID cause) {
        if (releases.forChange(target, changeId).isPresent()) {
            LOG.debugf("decided before: changeId=%s environment=%s", changeId, target.environment());
            return;
        }
        Optional<Application> application = applications.findByIdOptional(target.application());
        Optional<Environment> environment = application.flatMap(known -> known.environment(target.environment()));
        Release release = Release.of(
                content,
                Kind.CHANGE,
                Uuid7.at(clock.instant()),
                target,
                environment.map(Environment::namespace).orElse(""),
                changeId,
                1,
                why,
                clock.instant());
        release.causedBy(cause);
        decide(release, content, admission(application, environment, content, target, why));
    }

    /** Releases it as if nothing had been decided about this change here: somebody asked for it. */
    Release asAsked(
            Release earlier,
            Content content,
            Kind kind,
            Target target,
            Environment environment,
            int attempt,
            String why) {
        Release release = Release.of(
                content,
                kind,
                Uuid7.at(clock.instant()),
                target,
                environment.namespace(),
                earlier.changeId(),
                attempt,
                why,
                clock.instant());
        release.causedBy(earlier.lastEvent());
        decide(release, content, new Admission.Admitted(why));
        return release;
    }

    Admission admission(
            Optional<Application> application,
            Optional<Environment> environment,
            Content content,
            Target target,
            String why) {
        if (application.isEmpty()) {
            return new Admission.Refused("application " + target.application() + " is not registered");
        }
        if (environment.isEmpty()) {
            return new Admission.Refused("environment " + target.environment() + " of application "
                    + target.application() + " is not registered");
        }
        if (!application.get().comesFrom(content.source().repository())) {
            return new Admission.Refused("application " + target.application() + " is registered for repository "
                    + application.get().repository() + ", not for "
                    + content.source().repository());
        }
        return Admission.decide(
                content.source().sequence(),
                target.environment(),
                why,
                new Admission.Circumstances(
                        quarantine
                                .active(target.application(), content.chart().contentDigest())
                                .map(Quarantined::reason)
                                .orElse(null),
                        releases.highestSequence(target),
                        releases.waiting(target).stream()
                                .filter(waiting -> waiting.kind() == Kind.CHANGE)
                                .map(Release::sequence)
                                .toList()));
    }

    private void decide(Release release, Content content, Admission admission) {
        release.tracedAs(Traces.current());
        switch (admission) {
            case Admission.Admitted admitted -> {
                releases.add(release);
                if (release.kind() == Kind.CHANGE) {
                    supersedeOlder(release);
                }
                events.tell(
                        release,
                        new ReleaseRequested(
                                release.id(),
                                release.target(),
                                release.kind(),
                                content.chart(),
                                content.image(),
                                content.source(),
                                null,
                                admitted.reason()));
            }
            case Admission.TooOld old -> refuse(release, ReleaseStatus.SUPERSEDED, old.reason());
            case Admission.Quarantined quarantined -> refuse(release, ReleaseStatus.QUARANTINED, quarantined.reason());
            case Admission.Refused refused -> refuse(release, ReleaseStatus.REFUSED, refused.reason());
        }
        LOG.infof(
                "decided about a release: releaseId=%s changeId=%s application=%s environment=%s status=%s reason=\"%s\"",
                release.id(),
                release.changeId(),
                release.target().application(),
                release.target().environment(),
                release.status(),
                admission.reason());
    }

    private void refuse(Release release, ReleaseStatus as, String reason) {
        release.refuse(as, reason, clock.instant());
        releases.add(release);
    }

    private void supersedeOlder(Release newer) {
        for (Release waiting : releases.waiting(newer.target())) {
            if (waiting.kind() == Kind.CHANGE
                    && !waiting.id().equals(newer.id())
                    && waiting.sequence() <= newer.sequence()) {
                waiting.refuse(
                        ReleaseStatus.SUPERSEDED,
                        "push " + newer.sequence() + ", which is newer, came before it began (release " + newer.id()
                                + ")",
                        clock.instant());
            }
        }
    }
}
