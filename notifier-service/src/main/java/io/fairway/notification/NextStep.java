package io.fairway.notification;

import io.fairway.notification.SinkSpec.WhenUnclear;
import java.time.Duration;

/** What happens to a message after an attempt to deliver it. */
public sealed interface NextStep {

    /** The longest {@code Retry-After} that is honoured. */
    Duration MAX_PAUSE = Duration.ofHours(1);

    /** It is delivered. */
    record Done() implements NextStep {}

    /** Try again after a pause. */
    record Retry(Duration pause, String reason, boolean unclear) implements NextStep {}

    /** It becomes a dead letter. */
    record GiveUp(String reason) implements NextStep {}

    /** @param attempts how often it was sent, this time included */
    static NextStep after(DeliveryResult result, int attempts, SinkSpec spec) {
        return switch (result) {
            case DeliveryResult.Delivered() -> new Done();
            case DeliveryResult.Refused(String reason) -> new GiveUp(reason);
            case DeliveryResult.Failed failed -> {
                Duration requested = failed.retryAfter() == null ? Duration.ZERO : failed.retryAfter();
                Duration min = requested.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : requested;
                yield later(failed.reason(), attempts, spec, min, false);
            }
            case DeliveryResult.Unclear(String reason) -> afterUnclear(reason, attempts, spec);
        };
    }

    /** The result of the attempt is unknown: there was no response, or the process ended. */
    static NextStep afterUnclear(String reason, int attempts, SinkSpec spec) {
        boolean mayRepeat = spec.settings().deduplicates() || spec.whenUnclear() == WhenUnclear.REPEAT;
        return mayRepeat
                ? later(reason, attempts, spec, Duration.ZERO, true)
                : new GiveUp(reason + "; it may have been delivered, and whenUnclear is give-up for this sink");
    }

    private static NextStep later(String reason, int attempts, SinkSpec spec, Duration min, boolean unclear) {
        return spec.retry()
                .delayAfter(attempts)
                .<NextStep>map(pause -> new Retry(pause.compareTo(min) < 0 ? min : pause, reason, unclear))
                .orElseGet(() -> new GiveUp(reason + "; given up after " + attempts + " attempts"));
    }
}
