package io.fairway.verification;

import io.fairway.events.Checks;
import io.fairway.events.TimeSpent;
import io.fairway.events.Workload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plays a trial on a cluster without a database. */
public final class TestTrials {

    /** What came out, and whose time it took. */
    public record Outcome(Verdict verdict, List<TimeSpent> spent) {}

    private TestTrials() {}

    public static Outcome play(
            Cluster cluster, PodChecks pods, String namespace, List<Workload> workloads, Checks checks)
            throws InterruptedException {
        Bell bell = new Bell();
        SteadyTime time = new SteadyTime(Clock.systemUTC(), System.nanoTime());
        Trial trial = new Trial(
                checks,
                time.start(),
                time.start().plusSeconds(checks.deadlineSeconds()),
                Known.NOTHING,
                Duration.ZERO,
                Duration.ofMinutes(5));
        try (Cluster.Watching watching = cluster.watch(namespace, workloads, bell::ring)) {
            Step step = trial.seen(watching.seen(), time.now());
            while (true) {
                switch (step) {
                    case Step.Wait wait -> {
                        bell.await(time.until(wait.until()));
                        step = trial.seen(watching.seen(), time.now());
                    }
                    case Step.LookAgain look -> {
                        if (look.pause().isPositive()) {
                            bell.await(look.pause());
                        }
                        step = trial.lookedAgain(watching.look(), time.now());
                    }
                    case Step.Ask ask -> {
                        List<PodChecks.Answer> answers = pods.ask(ask.questions());
                        Instant answered = time.now();
                        boolean good = answers.stream().allMatch(PodChecks.Answer::passed);
                        step = trial.answered(answers, good ? null : watching.look(), answered);
                    }
                    case Step.Conclude end -> {
                        return new Outcome(end.verdict(), trial.spent(time.now()));
                    }
                }
            }
        }
    }
}
