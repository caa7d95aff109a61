package io.fairway.build;

import io.fairway.events.BuildFailed;
import io.fairway.work.RetryPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Stores what became of an attempt and publishes it, in one transaction: both happen, once, or neither. */
@ApplicationScoped
class RecordOutcome {

    private static final Logger LOG = Logger.getLogger(RecordOutcome.class);

    /** Who waits is woken by the end of the other build; this is only the net below. */
    private static final Duration WAIT_FOR_TWIN = Duration.ofSeconds(30);

    private static final Duration WAIT_FOR_TOOL = Duration.ofSeconds(5);

    private final BuildStore builds;
    private final BuildEvents events;
    private final RetryPolicy retry;
    private final Duration patience;
    private final Clock clock;

    RecordOutcome(BuildStore builds, BuildEvents events, BuildConfig config, Clock clock) {
        this.builds = builds;
        this.events = events;
        this.retry = config.retry().policy();
        this.patience = config.registryPatience();
        this.clock = clock;
    }

    /** @param build as it was claimed; if the claim was lost meanwhile, nothing happens */
    @Transactional
    void handle(Build build, Outcome outcome) {
        switch (outcome) {
            case Outcome.Pushed pushed -> pushed(build, pushed);
            case Outcome.Reused reused -> reused(build, reused);
            case Outcome.Failed failed -> failed(build, failed);
            case Outcome.TryAgain again -> tryAgain(build, again);
            case Outcome.Unavailable unavailable -> {
                builds.giveBack(build, WAIT_FOR_TOOL, unavailable.message(), false);
                LOG.warnf("a build has to wait: %s message=%s", names(build), unavailable.message());
            }
            case Outcome.WaitForRegistry away -> waitForRegistry(build, away);
            case Outcome.WaitFor twin ->
                builds.giveBack(
                        build,
                        WAIT_FOR_TWIN,
                        "waits for the build of push " + twin.sequence() + ": same inputs",
                        false);
        }
    }

    private void pushed(Build build, Outcome.Pushed pushed) {
        if (builds.end(build, held -> held.pushed(pushed.image(), clock.instant()))) {
            events.ended(build, pushed);
            LOG.infof(
                    "pushed an image: %s image=%s", names(build), pushed.image().pinned());
        }
    }

    private void reused(Build build, Outcome.Reused reused) {
        if (builds.end(build, held -> held.reused(reused.image(), clock.instant()))) {
            events.ended(build, reused);
            LOG.infof(
                    "no image is needed: %s image=%s",
                    names(build), reused.image().pinned());
        }
    }

    private void failed(Build build, Outcome.Failed failed) {
        if (builds.end(build, held -> held.failed(failed.reason(), failed.message(), clock.instant()))) {
            events.ended(build, failed);
            LOG.infof("a build failed: %s reason=%s message=%s", names(build), failed.reason(), failed.message());
        }
    }

    private void waitForRegistry(Build build, Outcome.WaitForRegistry away) {
        Instant since = build.waitingSince() == null ? clock.instant() : build.waitingSince();
        Optional<Duration> pause = RegistryPauses.after(Duration.between(since, clock.instant()), patience);
        if (pause.isEmpty()) {
            String message = away.message() + " (waited since " + since.truncatedTo(ChronoUnit.SECONDS) + ")";
            failed(build, new Outcome.Failed(BuildFailed.Reason.PUSH_FAILED, message, away.spent()));
            return;
        }
        builds.waitForRegistry(
                build, pause.get(), "waits for a registry, the commit is not to blame: " + away.message());
        LOG.warnf("a build waits for a registry: %s nextIn=%s message=%s", names(build), pause.get(), away.message());
    }

    private void tryAgain(Build build, Outcome.TryAgain again) {
        Optional<Duration> delay = retry.delayAfter(build.attempts());
        if (delay.isEmpty()) {
            String message = again.message() + " (tried " + build.attempts() + " times)";
            failed(build, new Outcome.Failed(again.reason(), message, again.spent()));
            return;
        }
        builds.giveBack(build, delay.get(), again.message(), true);
        LOG.warnf(
                "a build is tried again: %s attempt=%d nextIn=%s message=%s",
                names(build), build.attempts(), delay.get(), again.message());
    }

    private static String names(Build build) {
        return "changeId=" + build.changeId() + " buildId=" + build.id() + " commit="
                + build.source().commit();
    }
}
