package io.fairway.build;

import io.fairway.eventlog.Signals;
import io.fairway.eventlog.Traces;
import io.fairway.events.BuildFailed.Reason;
import io.fairway.source.FileNames;
import io.fairway.work.ClaimLoop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;

/**
 * Claims builds that are due and performs one attempt at each.
 *
 * <p>Safety: an attempt holds a claim, which is renewed while it works. If the process dies, the claim ends and another worker
 * claims the build again; if the process only slept, it comes back with an old claim, and the store refuses its result.
 * Example: a worker is stopped for a minute after the push; meanwhile another builds the same commit and publishes its result;
 * that of the first one changes nothing and is not published.
 */
@ApplicationScoped
class BuildWorker {

    private static final Logger LOG = Logger.getLogger(BuildWorker.class);

    private final BuildStore builds;
    private final BuildLog logs;
    private final PerformBuild perform;
    private final RecordOutcome recordOutcome;
    private final BuildConfig config;
    private final MeterRegistry meters;
    private final ClaimLoop<Build> loop;

    private final ScheduledExecutorService logFlushes = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("log-flushes").daemon().factory());

    BuildWorker(
            BuildStore builds,
            BuildLog logs,
            PerformBuild perform,
            RecordOutcome recordOutcome,
            BuildConfig config,
            MeterRegistry meters) {
        this.builds = builds;
        this.logs = logs;
        this.perform = perform;
        this.recordOutcome = recordOutcome;
        this.config = config;
        this.meters = meters;
        this.loop = new ClaimLoop<>(
                "builds",
                config.parallel(),
                config.safetyPoll(),
                config.lease(),
                new Claims(builds),
                (build, _) -> Traces.within(build.trace(), "build image", () -> work(build)));
    }

    private record Claims(BuildStore builds) implements ClaimLoop.Claims<Build> {

        @Override
        public Optional<Build> claim(Duration lease) {
            return builds.claim(lease);
        }

        @Override
        public boolean renew(Build claimed, Duration lease) {
            return builds.renew(claimed, lease);
        }

        @Override
        public String name(Build claimed) {
            return "build " + claimed.id();
        }
    }

    void start(@Observes StartupEvent event, Signals signals) {
        FileNames.requireUtf8();
        signals.onSignal("builds", loop::wake);
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
        logFlushes.shutdownNow();
    }

    /** @return whether the attempt came to an end */
    private boolean work(Build build) {
        try (LogWriter log = new LogWriter(logs, build.id(), config.logSize().asLongValue(), logFlushes)) {
            Outcome outcome = outcome(build, log);
            if (outcome instanceof Outcome.Failed failed) {
                log.note("failed: " + failed.message());
            }
            log.close();
            recordOutcome.handle(build, outcome);
            meters.counter("fairway.build.attempts", "outcome", nameOf(outcome)).increment();
            return true;
        } catch (InterruptedException _) {
            // Interrupted means: the service stops, or the claim is lost. Giving back does nothing in the second case.
            builds.giveBack(build, Duration.ZERO, "waits for a worker", false);
            LOG.infof("a build is given back: changeId=%s buildId=%s", build.changeId(), build.id());
            return false;
        }
    }

    private Outcome outcome(Build build, LogWriter log) throws InterruptedException {
        int attempts = config.retry().attempts();
        if (build.attempts() > attempts) {
            String message = "the service stopped " + attempts + " times while it built this commit";
            return new Outcome.Failed(Reason.LIMIT_EXCEEDED, message, List.of());
        }
        if (build.attempts() > 1) {
            log.note("attempt " + build.attempts());
        }
        Outcome outcome = perform.attempt(build, log);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return outcome;
    }

    private static String nameOf(Outcome outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
