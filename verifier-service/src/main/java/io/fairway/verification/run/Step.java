package io.fairway.verification.run;

import io.fairway.verification.CheckRequest;
import io.fairway.verification.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What to do next in a verification. */
sealed interface Step {

    /**
     * Wait until something changes, at most until this time.
     *
     * @param why what is waited for, for people
     */
    record Wait(Instant until, String why) implements Step {}

    /** After this pause read from the API server: a verdict is near. */
    record Read(Duration pause) implements Step {}

    /** Run the checks. */
    record RunChecks(List<CheckRequest> requests) implements Step {}

    /** Save the verdict. */
    record Conclude(Verdict verdict) implements Step {}
}
