package io.fairway.verification.run;

import io.fairway.events.ObjectRef;
import io.fairway.verification.Check;
import io.fairway.verification.run.Health.Healthy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The checks of a run: all of them run when everything is ready, and once more after the soak time. */
final class CheckRounds {

    private final List<Check> checks;
    private boolean passed;
    private List<Unasked> unasked = List.of();
    private @Nullable Instant startedAt;
    private Duration lastRound = Duration.ZERO;

    /** A check that has nobody to ask, because no pods of its workload are wanted. */
    record Unasked(Check check, ObjectRef workload) {}

    CheckRounds(List<Check> checks) {
        this.checks = checks;
    }

    boolean isEmpty() {
        return checks.isEmpty();
    }

    /** Whether a round has passed since everything was ready. */
    boolean havePassed() {
        return passed;
    }

    /** What had nobody to ask in the last round that was begun, because nobody is wanted. */
    List<Unasked> unasked() {
        return unasked;
    }

    /** How long the round took that decided; zero if none did. */
    Duration lastRound() {
        return lastRound;
    }

    /** A check that has nothing to run against though there should be something. */
    Optional<Check> impossible(Healthy healthy) {
        return checks.stream()
                .filter(check -> check.requests(healthy.pods()).isEmpty())
                .filter(check -> unasked(check, healthy).isEmpty())
                .findFirst();
    }

    private static Optional<Unasked> unasked(Check check, Healthy healthy) {
        return healthy.workloads().stream()
                .filter(workload -> workload.idle() && check.isAbout(workload.object()))
                .findFirst()
                .map(workload -> new Unasked(check, workload.object()));
    }

    Step.RunChecks start(Healthy healthy, Instant now) {
        startedAt = now;
        unasked = checks.stream()
                .filter(check -> check.requests(healthy.pods()).isEmpty())
                .flatMap(check -> unasked(check, healthy).stream())
                .toList();
        return new Step.RunChecks(checks.stream()
                .flatMap(check -> check.requests(healthy.pods()).stream())
                .toList());
    }

    void pass() {
        passed = true;
    }

    /** The round that ends now decides the verification. */
    void decided(Instant now) {
        lastRound = Duration.between(startedAt == null ? now : startedAt, now);
    }

    /** Not everything is ready any more. */
    void restart() {
        passed = false;
    }
}
