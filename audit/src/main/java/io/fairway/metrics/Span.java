package io.fairway.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span of time.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Span(Instant from, Instant to) {

    boolean has(@Nullable Instant at) {
        return at != null && !at.isBefore(from) && at.isBefore(to);
    }
}
