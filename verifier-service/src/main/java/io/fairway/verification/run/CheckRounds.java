package io.fairway.verification.run;

import io.fairway.verification.Check;
import io.fairway.verification.CheckResult;
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
    private List<CheckResult> results = List.of();
    private @Nullable Instant startedAt;
    private Duration lastRound = Duration.ZERO;

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

    /** Of the last round that passed. */
    List<CheckResult> results() {
        return results;
    }

    /** How long the round took that decided; zero if none did. */
    Duration lastRound() {
        return lastRound;
    }

    /** A check that has nothing to run against. */
    Optional<Check> impossible(Healthy healthy) {
        return checks.stream()
                .filter(check -> check.requests(healthy.pods()).isEmpty())
                .findFirst();
    }

    Step.RunChecks start(Healthy healthy, Instant now) {
        startedAt = now;
        return new Step.RunChecks(checks.stream()
                .flatMap(check -> check.requests(healthy.pods()).stream())
                .toList());
    }

    void passed(List<CheckResult> results) {
        this.results = results;
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
