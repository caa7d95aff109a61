package io.fairway.notification.web;

import io.fairway.notification.SinkSpec;
import io.fairway.notification.SinkStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sink in REST responses.
 *
 * @param state derived from the rest
 * @param waiting events that were not processed yet, and messages that were not delivered
 * @param lagSeconds age of the oldest undelivered message
 */
public record SinkView(
        String name,
        String kind,
        State state,
        long waiting,
        long lagSeconds,
        long deadLetters,
        @Nullable Instant lastDelivery,
        @Nullable LastError lastError) {

    /** State of a sink. */
    public enum State {
        /** Everything is delivered. */
        IDLE,
        /** Messages are being delivered. */
        DELIVERING,
        /** A message was not accepted and is being retried. */
        RETRYING
    }

    /** @param message one sentence, without a secret */
    public record LastError(Instant at, String message) {}

    static SinkView of(SinkSpec spec, SinkStatus status) {
        State state = status.failing() > 0 ? State.RETRYING : status.waiting() > 0 ? State.DELIVERING : State.IDLE;
        LastError lastError = status.failedAt() == null || status.lastError() == null
                ? null
                : new LastError(status.failedAt(), status.lastError());
        return new SinkView(
                spec.name(),
                spec.settings().kind(),
                state,
                status.waiting(),
                status.lagSeconds(),
                status.deadLetters(),
                status.deliveredAt(),
                lastError);
    }
}
