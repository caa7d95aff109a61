package io.fairway.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The status of a sink.
 *
 * @param waiting events that were not processed yet, and messages that were not delivered
 * @param lagSeconds age of the oldest undelivered message
 * @param failing the most attempts of a message that is being retried; 0 if none is
 */
record SinkStatus(
        long waiting,
        long lagSeconds,
        long deadLetters,
        int failing,
        @Nullable Instant deliveredAt,
        @Nullable String lastError,
        @Nullable Instant failedAt) {}
