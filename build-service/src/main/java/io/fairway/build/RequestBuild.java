package io.fairway.build;

import io.fairway.eventlog.Traces;
import io.fairway.events.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Turns a push into a build, once, however often it is delivered. */
@ApplicationScoped
public class RequestBuild {

    private static final Logger LOG = Logger.getLogger(RequestBuild.class);

    private final RegistrationStore registrations;
    private final BuildStore builds;
    private final RefusedPushes refused;
    private final BuildEvents events;
    private final Clock clock;

    RequestBuild(
            RegistrationStore registrations,
            BuildStore builds,
            RefusedPushes refused,
            BuildEvents events,
            Clock clock) {
        this.registrations = registrations;
        this.builds = builds;
        this.refused = refused;
        this.events = events;
        this.clock = clock;
    }

    /** What became of a push. */
    public sealed interface Result {

        /** There is a build for it. {@code again} if there was one already. */
        record Accepted(Build build, boolean again) implements Result {}

        /** Nobody asked for pushes to this branch. */
        record OtherBranch(Registration registration) implements Result {}

        /** Nobody registered this repository. */
        record UnknownRepository() implements Result {}
    }

    @Transactional
    public Result handle(Push push) {
        Optional<Registration> registration = registrations.ofPush(push.cloneUrl(), push.repositoryId());
        if (registration.isEmpty()) {
            refused.tell(push);
            return new Result.UnknownRepository();
        }
        if (!registration.get().branches().contains(push.branch())) {
            return new Result.OtherBranch(registration.get());
        }
        String repository = registration.get().cloneUrl();
        builds.lock(repository);
        Optional<Build> known = builds.byCommit(repository, push.branch(), push.commit());
        if (known.isPresent()) {
            return new Result.Accepted(known.get(), true);
        }
        Source source = new Source(repository, push.branch(), push.commit(), builds.nextSequence());
        Build build = new Build(source, push, Traces.current(), clock.instant());
        builds.add(build);
        events.accepted(build);
        LOG.infof(
                "accepted a push: changeId=%s buildId=%s repository=%s branch=%s commit=%s sequence=%d",
                build.changeId(), build.id(), repository, push.branch(), push.commit(), source.sequence());
        return new Result.Accepted(build, false);
    }
}
