package io.fairway.work;

import java.time.Duration;
import java.util.Optional;

/**
 * When to try again, and when to give up.
 *
 * @param first pause after the first failure
 * @param factor each pause is this many times the one before, at least 1
 * @param max the longest pause
 * @param attempts how many attempts there are in all; {@link Integer#MAX_VALUE} means that nobody gives up
 */
public record RetryPolicy(Duration first, double factor, Duration max, int attempts) {

    /** @throws IllegalArgumentException if the parts do not make a policy */
    public RetryPolicy {
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("the first pause must be positive, not " + first);
        }
        if (!(factor >= 1) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("the factor must be at least 1, not " + factor);
        }
        if (max.compareTo(first) < 0) {
            throw new IllegalArgumentException("the longest pause, " + max + ", is shorter than the first, " + first);
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("there must be at least one attempt, not " + attempts);
        }
    }

    /**
     * The pause before the next attempt.
     *
     * @param failedAttempts how many attempts have failed, at least 1
     * @return empty if that was the last attempt
     */
    public Optional<Duration> delayAfter(int failedAttempts) {
        if (failedAttempts < 1) {
            throw new IllegalArgumentException("nothing has failed: " + failedAttempts);
        }
        if (failedAttempts >= attempts) {
            return Optional.empty();
        }
        double millis = first.toMillis() * Math.pow(factor, failedAttempts - 1.0);
        return Optional.of(millis < max.toMillis() ? Duration.ofMillis(Math.max(1, (long) millis)) : max);
    }
}
