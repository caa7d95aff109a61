package io.fairway.verification.run;

import io.fairway.events.Checks;
import io.fairway.events.Place;
import io.fairway.events.TimeSpent;
import io.fairway.events.Workload;
import io.fairway.verification.Baseline;
import io.fairway.verification.Check;
import io.fairway.verification.CheckEvaluator;
import io.fairway.verification.CheckResult;
import io.fairway.verification.Cluster;
import io.fairway.verification.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plays a run on a cluster without a database. */
public final class TestVerificationRuns {

    /** What came out, and whose time it took. */
    public record Outcome(Verdict verdict, List<TimeSpent> spent) {}

    private TestVerificationRuns() {}

    public static Outcome play(
            Cluster cluster,
            CheckEvaluator<Check.HttpGet> httpGet,
            Place place,
            List<Workload> workloads,
            Checks checks)
            throws InterruptedException {
        WakeUp wakeUp = new WakeUp();
        MonotonicTime time = new MonotonicTime(Clock.systemUTC(), System.nanoTime());
        VerificationRun run = run(checks, time.start());
        CheckRunner checkRunner = new CheckRunner(httpGet);
        try (Cluster.Watch watch = cluster.watch(place, workloads, wakeUp::wake)) {
            Step step = run.observed(watch.latest(), time.now());
            while (true) {
                switch (step) {
                    case Step.Wait wait -> {
                        wakeUp.await(time.until(wait.until()));
                        step = run.observed(watch.latest(), time.now());
                    }
                    case Step.Read read -> {
                        if (read.pause().isPositive()) {
                            wakeUp.await(read.pause());
                        }
                        step = run.read(watch.read(), time.now());
                    }
                    case Step.RunChecks round -> {
                        List<CheckResult> results = checkRunner.run(round.requests());
                        Instant checkedAt = time.now();
                        boolean passed = results.stream().allMatch(CheckResult::passed);
                        step = run.checked(results, passed ? null : watch.read(), checkedAt);
                    }
                    case Step.Conclude end -> {
                        return new Outcome(end.verdict(), run.spent(time.now()));
                    }
                }
            }
        }
    }

    /** A run that begins now, and is given five minutes at most for time without observations. */
    static VerificationRun run(Checks checks, Instant start) {
        return run(checks, start, Baseline.EMPTY);
    }

    static VerificationRun run(Checks checks, Instant start, Baseline baseline) {
        return new VerificationRun(
                Check.of(checks),
                start,
                new Deadline(
                        start.plusSeconds(checks.deadlineSeconds()),
                        Duration.ofSeconds(checks.deadlineSeconds()),
                        Duration.ZERO,
                        Duration.ofMinutes(5)),
                new Soak(Duration.ofSeconds(checks.settleSeconds())),
                baseline);
    }
}
