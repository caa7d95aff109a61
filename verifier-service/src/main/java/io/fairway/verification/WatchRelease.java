package io.fairway.verification;

import io.fairway.events.ReleaseDeployed;
import io.fairway.verification.PodChecks.Answer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plays a {@link Trial} on the real cluster until it has a verdict, until the lease is lost, or until the service stops.
 * Reacts to each change at once; between changes it does nothing but renew the lease.
 */
@Singleton
class WatchRelease {

    private final Cluster cluster;
    private final PodChecks pods;
    private final VerificationStore store;
    private final ConcludeVerification conclusion;
    private final VerifierConfig config;
    private final Clock clock;

    private final Set<Bell> bells = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    WatchRelease(
            Cluster cluster,
            PodChecks pods,
            VerificationStore store,
            ConcludeVerification conclusion,
            VerifierConfig config,
            Clock clock) {
        this.cluster = cluster;
        this.pods = pods;
        this.store = store;
        this.conclusion = conclusion;
        this.config = config;
        this.clock = clock;
    }

    /** Ends all watches; what they watched can be taken up by another verifier at once. */
    void stop() {
        stopping = true;
        bells.forEach(Bell::ring);
    }

    void watch(Verification verification) throws InterruptedException {
        ReleaseDeployed deployed = verification.deployed();
        String unreadable = deployed.checks().unreadable();
        if (unreadable != null) {
            Verdict verdict = Verdict.NoData.unreadableChecks(unreadable, clock.instant());
            conclusion.conclude(verification, verdict, List.of(), verification.measured());
            return;
        }
        Bell bell = new Bell();
        bells.add(bell);
        try (Cluster.Watching watching = cluster.watch(deployed.namespace(), deployed.workloads(), bell::ring);
                Lease lease = new Lease(store, verification, config.lease()).start()) {
            play(verification, watching, lease, bell);
        } finally {
            bells.remove(bell);
        }
    }

    private void play(Verification verification, Cluster.Watching watching, Lease lease, Bell bell)
            throws InterruptedException {
        SteadyTime time = new SteadyTime(clock, verification.takenAtNanos());
        Instant received = time.start().minus(verification.sinceReceived());
        Measurements measurements = new Measurements(received, verification.measured());
        Trial trial = new Trial(
                verification.deployed().checks(),
                received,
                time.start().plus(verification.untilDeadline()),
                verification.known(),
                verification.blind(),
                config.blindCap());
        Step step = trial.seen(noted(watching.seen(), measurements, time), time.now());
        while (!stopping && lease.held()) {
            Instant now = time.now();
            switch (step) {
                case Step.Wait wait -> {
                    lease.remember(trial.blind(now), trial.known(), wait.why(), measurements.all());
                    bell.await(time.until(wait.until()));
                    step = trial.seen(noted(watching.seen(), measurements, time), time.now());
                }
                case Step.LookAgain look -> {
                    if (look.pause().isPositive()) {
                        bell.await(look.pause());
                    }
                    step = trial.lookedAgain(noted(watching.look(), measurements, time), time.now());
                }
                case Step.Ask ask -> {
                    List<Answer> answers = pods.ask(ask.questions());
                    Instant answered = time.now();
                    measurements.answered(answers, answered);
                    boolean good = answers.stream().allMatch(Answer::passed);
                    step = trial.answered(answers, good ? null : noted(watching.look(), measurements, time), answered);
                }
                case Step.Conclude end -> {
                    measurements.end(now);
                    conclusion.conclude(verification, end.verdict(), trial.spent(now), measurements.all());
                    return;
                }
            }
        }
    }

    private static Sight noted(Sight sight, Measurements measurements, SteadyTime time) {
        measurements.saw(sight, time.now());
        return sight;
    }
}
