package io.fairway.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sink as REST shows it.
 *
 * @param state how it stands
 * @param waiting events that were not looked at yet, and messages that were not delivered
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

    /** How a sink stands. */
    public enum State {
        /** Everything that was due is delivered. */
        IDLE,
        /** Messages are on their way. */
        DELIVERING,
        /** A message was not taken, and is sent again. */
        RETRYING
    }

    /** @param message one sentence, without a secret */
    public record LastError(Instant at, String message) {}

    static SinkView of(SinkSpec spec, SinkStanding standing) {
        State state = standing.failing() > 0 ? State.RETRYING : standing.waiting() > 0 ? State.DELIVERING : State.IDLE;
        LastError lastError = standing.failedAt() == null || standing.lastError() == null
                ? null
                : new LastError(standing.failedAt(), standing.lastError());
        return new SinkView(
                spec.name(),
                spec.settings().kind(),
                state,
                standing.waiting(),
                standing.lagSeconds(),
                standing.deadLetters(),
                standing.deliveredAt(),
                lastError);
    }
}
