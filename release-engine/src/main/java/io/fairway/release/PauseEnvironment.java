package io.fairway.release;

import io.fairway.events.ActionTaken.Action;
import io.fairway.events.Target;
import io.fairway.release.ReleaseCommands.ImpossibleException;
import io.fairway.release.ReleaseEvents.UserAction;
import io.fairway.rest.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Holds releases back in an environment, and lets them go again. What has begun goes on, and rollbacks are never held back. */
@ApplicationScoped
public class PauseEnvironment {

    private final ApplicationStore applications;
    private final ReleaseStore releases;
    private final PausedStore pauses;
    private final ReleaseEvents events;
    private final Clock clock;

    PauseEnvironment(
            ApplicationStore applications,
            ReleaseStore releases,
            PausedStore pauses,
            ReleaseEvents events,
            Clock clock) {
        this.applications = applications;
        this.releases = releases;
        this.pauses = pauses;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Paused pause(Target target, Caller by, String reason) {
        Optional<Environment> known = applications
                .findByIdOptional(target.application())
                .flatMap(application -> application.environment(target.environment()));
        if (known.isEmpty()) {
            throw ImpossibleException.unknown("environment " + target.environment() + " of application "
                    + target.application() + " is not registered");
        }
        releases.lock(target.application());
        pauses.at(target).ifPresent(before -> {
            throw ImpossibleException.now(Sentences.paused(before));
        });
        Paused paused = new Paused(target, by.name(), reason, clock.instant());
        pauses.persistAndFlush(paused);
        releases.waiting(target).stream()
                .filter(release -> !release.isRollback())
                .forEach(release -> release.holdBack(Sentences.paused(paused)));
        events.acted(target.application(), target.environment(), new UserAction(by, Action.PAUSE, null, reason));
        return paused;
    }

    @Transactional
    public void resume(Target target, Caller by, String reason) {
        releases.lock(target.application());
        Paused paused = pauses.at(target)
                .orElseThrow(() -> ImpossibleException.now(
                        target.environment() + " of " + target.application() + " is not paused"));
        pauses.delete(paused);
        pauses.flush();
        releases.waiting(target).forEach(release -> {
            release.resume();
            releases.postpone(release.id(), Duration.ZERO);
        });
        events.acted(target.application(), target.environment(), new UserAction(by, Action.RESUME, null, reason));
    }
}
