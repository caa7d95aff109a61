package io.fairway.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a sink is.
 *
 * @param waiting events that were not looked at yet, and messages that were not delivered
 * @param lagSeconds age of the oldest undelivered message
 * @param failing attempts so far of the message that fails most; 0 if none fails
 */
record SinkStanding(
        long waiting,
        long lagSeconds,
        long deadLetters,
        int failing,
        @Nullable Instant deliveredAt,
        @Nullable String lastError,
        @Nullable Instant failedAt) {}
