package io.fairway.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What to do next in a verification. */
public sealed interface Step {

    /** Wait until something changes, at most until this time. */
    record Wait(Instant until, String why) implements Step {}

    /** After this pause ask the API server anew: a verdict is near. */
    record LookAgain(Duration pause) implements Step {}

    /** Ask the pods. */
    record Ask(List<PodChecks.Question> questions) implements Step {}

    /** Save the verdict. */
    record Conclude(Verdict verdict) implements Step {}
}
