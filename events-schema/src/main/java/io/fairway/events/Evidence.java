package io.fairway.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one check saw.
 *
 * @param check for example {@code rollout} or {@code GET /health}
 * @param result its outcome
 * @param message one sentence for people; never a secret, never a log
 * @param object what was looked at, if it was one object
 * @param at when it was seen
 */
public record Evidence(
        String check,
        Result result,
        String message,
        @Nullable ObjectRef object,
        Instant at) {

    /** Outcome of a check. */
    public enum Result {
        PASSED,
        FAILED,
        /** Nothing could be observed. This is never a pass. */
        NO_DATA
    }
}
