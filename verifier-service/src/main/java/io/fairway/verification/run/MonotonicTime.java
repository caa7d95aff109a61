package io.fairway.verification.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Time that begins as the clock says and goes on evenly, even if the clock is set meanwhile. */
final class MonotonicTime {

    private final Instant start;
    private final long startNanos;

    /** @param startNanos when it shall have begun, by {@link System#nanoTime()} */
    MonotonicTime(Clock clock, long startNanos) {
        this.startNanos = startNanos;
        this.start = clock.instant().minusNanos(System.nanoTime() - startNanos);
    }

    Instant start() {
        return start;
    }

    Instant now() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }

    /** How long until then; zero if it is over. */
    Duration until(Instant then) {
        Duration left = Duration.between(now(), then);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
