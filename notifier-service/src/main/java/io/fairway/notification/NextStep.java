package io.fairway.notification;

import io.fairway.notification.SinkSpec.WhenUnclear;
import java.time.Duration;

/** What becomes of a message after an attempt. */
public sealed interface NextStep {

    /** Pauses that a sink asks for end here, whatever it says. */
    Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** The sink has it. */
    record Done() implements NextStep {}

    /** Once more, after a pause. */
    record Retry(Duration pause, String reason, boolean unclear) implements NextStep {}

    /** Nobody tries again but a person. */
    record GiveUp(String reason) implements NextStep {}

    /** @param attempts how often it was sent, this time included */
    static NextStep after(Answer answer, int attempts, SinkSpec spec) {
        return switch (answer) {
            case Answer.Delivered() -> new Done();
            case Answer.Refused(String reason) -> new GiveUp(reason);
            case Answer.Failed failed -> {
                Duration asked = failed.retryAfter() == null ? Duration.ZERO : failed.retryAfter();
                Duration least = asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
                yield later(failed.reason(), attempts, spec, least, false);
            }
            case Answer.Unclear(String reason) -> afterUnclear(reason, attempts, spec);
        };
    }

    /** An attempt of which nobody knows how it ended: without an answer, or without its process. */
    static NextStep afterUnclear(String reason, int attempts, SinkSpec spec) {
        boolean mayRepeat = spec.settings().recognisesRepetition() || spec.whenUnclear() == WhenUnclear.REPEAT;
        return mayRepeat
                ? later(reason, attempts, spec, Duration.ZERO, true)
                : new GiveUp(reason + "; it may have arrived, and this sink is not told twice");
    }

    private static NextStep later(String reason, int attempts, SinkSpec spec, Duration least, boolean unclear) {
        return spec.retry()
                .delayAfter(attempts)
                .<NextStep>map(pause -> new Retry(pause.compareTo(least) < 0 ? least : pause, reason, unclear))
                .orElseGet(() -> new GiveUp(reason + "; given up after " + attempts + " attempts"));
    }
}
