package io.fairway.verification.run;

import io.fairway.events.Checks;
import io.fairway.events.PodOutput;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.UnknownClusterException;
import io.fairway.verification.Check;
import io.fairway.verification.CheckResult;
import io.fairway.verification.ClaimedVerification;
import io.fairway.verification.Cluster;
import io.fairway.verification.ConcludeVerification;
import io.fairway.verification.Observation;
import io.fairway.verification.RunProgress;
import io.fairway.verification.Verdict;
import io.fairway.verification.VerifierConfig;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Plays a {@link VerificationRun} on the real cluster until it has a verdict or the service stops. Reacts to each change at once,
 * and does nothing between changes.
 */
@Singleton
class RunVerification {

    private static final Logger LOG = Logger.getLogger(RunVerification.class);

    private final Cluster cluster;
    private final CheckRunner checkRunner;
    private final ConcludeVerification conclusion;
    private final VerifierConfig config;
    private final Clock clock;

    private final Set<WakeUp> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    RunVerification(
            Cluster cluster,
            CheckRunner checkRunner,
            ConcludeVerification conclusion,
            VerifierConfig config,
            Clock clock) {
        this.cluster = cluster;
        this.checkRunner = checkRunner;
        this.conclusion = conclusion;
        this.config = config;
        this.clock = clock;
    }

    /** Ends all runs; another verifier can continue them at once. */
    void stop() {
        stopping = true;
        waiting.forEach(WakeUp::wake);
    }

    /** @throws InterruptedException because the verification is held by somebody else by now */
    void run(HeldVerification held) throws InterruptedException {
        ReleaseDeployed deployed = held.verification().deployed();
        String unreadable = deployed.checks().unreadable();
        if (unreadable != null) {
            conclude(held, Verdicts.unreadableChecks(unreadable, clock.instant()));
            return;
        }
        WakeUp wakeUp = new WakeUp();
        waiting.add(wakeUp);
        try (Cluster.Watch watch = cluster.watch(deployed.place(), deployed.workloads(), wakeUp::wake)) {
            play(held, watch, wakeUp);
        } catch (UnknownClusterException e) {
            conclude(held, Verdicts.unknownCluster(e, clock.instant()));
        } finally {
            waiting.remove(wakeUp);
        }
    }

    /** Without having looked. */
    private void conclude(HeldVerification held, Verdict verdict) {
        ClaimedVerification verification = held.verification();
        held.conclude(() -> conclusion.conclude(
                verification, verdict, List.of(), verification.progress().measured(), List.of()));
    }

    private void play(HeldVerification held, Cluster.Watch watch, WakeUp wakeUp) throws InterruptedException {
        ClaimedVerification verification = held.verification();
        MonotonicTime time = new MonotonicTime(clock, verification.claimedAtNanos());
        Instant received = time.start().minus(verification.sinceReceived());
        Measurements measurements =
                new Measurements(received, verification.progress().measured());
        VerificationRun run = runOf(verification, time, received);
        Step step = run.observed(measured(watch.latest(), measurements, time), time.now());
        while (!stopping) {
            Instant now = time.now();
            switch (step) {
                case Step.Wait wait -> {
                    held.report(new RunProgress(run.unobserved(now), run.baseline(), wait.why(), measurements.all()));
                    wakeUp.await(time.until(wait.until()));
                    step = run.observed(measured(watch.latest(), measurements, time), time.now());
                }
                case Step.Read read -> {
                    if (read.pause().isPositive()) {
                        wakeUp.await(read.pause());
                    }
                    step = run.read(measured(watch.read(), measurements, time), time.now());
                }
                case Step.RunChecks checks -> {
                    List<CheckResult> results = checkRunner.run(checks.requests());
                    Instant checkedAt = time.now();
                    measurements.checked(results, checkedAt);
                    boolean passed = results.stream().allMatch(CheckResult::passed);
                    step = run.checked(results, passed ? null : measured(watch.read(), measurements, time), checkedAt);
                }
                case Step.Conclude end -> {
                    measurements.end(now);
                    List<PodOutput> output = end.verdict() instanceof Verdict.Failed ? output(watch) : List.of();
                    held.conclude(() -> conclusion.conclude(
                            verification, end.verdict(), run.spent(now), measurements.all(), output));
                    return;
                }
            }
        }
    }

    /** It explains the verdict, and never prevents it. */
    private static List<PodOutput> output(Cluster.Watch watch) throws InterruptedException {
        try {
            return watch.output();
        } catch (RuntimeException e) {
            LOG.warnf("the output of pods could not be read: cause=%s", e.toString());
            return List.of();
        }
    }

    private VerificationRun runOf(ClaimedVerification verification, MonotonicTime time, Instant received) {
        Checks checks = verification.deployed().checks();
        RunProgress before = verification.progress();
        return new VerificationRun(
                Check.of(checks),
                received,
                new Deadline(
                        time.start().plus(verification.untilDeadline()),
                        Duration.ofSeconds(checks.deadlineSeconds()),
                        before.unobserved(),
                        config.maxUnobserved()),
                new Soak(Duration.ofSeconds(checks.settleSeconds())),
                before.baseline());
    }

    private static Observation measured(Observation observation, Measurements measurements, MonotonicTime time) {
        measurements.observed(observation, time.now());
        return observation;
    }
}
