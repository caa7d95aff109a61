package io.fairway.dashboard;

import io.fairway.events.Evidence;
import io.fairway.release.query.TargetState;

/** What one check saw, with the state and the word of its result. */
public record Check(Evidence seen, TargetState state, String word) {

    static Check of(Evidence seen) {
        return new Check(
                seen,
                TargetState.of(seen.result()),
                switch (seen.result()) {
                    case PASSED -> "passed";
                    case FAILED -> "failed";
                    case NO_DATA -> "no data";
                });
    }

    public boolean bad() {
        return seen.result() != Evidence.Result.PASSED;
    }
}
