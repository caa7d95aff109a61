package io.fairway.work;

import java.time.Duration;

/** A {@link RetryPolicy} as a group of a service's settings. The defaults are in the {@code application.properties} of whoever asks. */
public interface RetryConfig {

    /** Pause after the first failure. */
    Duration first();

    /** Each pause is this many times the one before, at least 1. */
    double factor();

    /** The longest pause. */
    Duration max();

    /** How many attempts there are in all; the first one counts. */
    int attempts();

    /** @throws IllegalArgumentException if the parts do not make a policy */
    default RetryPolicy policy() {
        return new RetryPolicy(first(), factor(), max(), attempts());
    }
}
