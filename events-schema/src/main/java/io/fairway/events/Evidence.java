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
 * @param idle true if there was nothing to look at, because nothing is wanted to run at present; else null
 */
public record Evidence(
        String check,
        Result result,
        String message,
        @Nullable ObjectRef object,
        Instant at,
        @Nullable Boolean idle) {

    /** The check that pods became ready. */
    public static final String ROLLOUT = "rollout";

    /** What was seen on something that is there. */
    public Evidence(String check, Result result, String message, @Nullable ObjectRef object, Instant at) {
        this(check, result, message, object, at, null);
    }

    /** The rollout of what has no pods, and wants none. */
    public static Evidence nothingWanted(String message, @Nullable ObjectRef object, Instant at) {
        return new Evidence(ROLLOUT, Result.PASSED, message, object, at, true);
    }

    /** Whether nothing was seen running, since nothing is wanted to run. */
    public boolean sawNothing() {
        return Boolean.TRUE.equals(idle);
    }

    /** Outcome of a check. */
    public enum Result {
        PASSED,
        FAILED,
        /** Nothing could be observed. This is never a pass. */
        NO_DATA
    }
}
