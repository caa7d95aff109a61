package io.fairway.notification;

import jakarta.persistence.Tuple;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The status of a sink.
 *
 * @param waiting events that were not processed yet, and messages that were not delivered
 * @param lagSeconds age of the oldest undelivered message
 * @param failing the most attempts of a message that is being retried; 0 if none is
 */
public record SinkStatus(
        long waiting,
        long lagSeconds,
        long deadLetters,
        int failing,
        @Nullable Instant deliveredAt,
        @Nullable String lastError,
        @Nullable Instant failedAt) {

    /** From a row with the columns of {@link DeliveryStore#status}. */
    static SinkStatus of(Tuple row) {
        Long lag = row.get("lag", Long.class);
        Integer failing = row.get("failing", Integer.class);
        return new SinkStatus(
                row.get("waiting", Long.class),
                lag == null ? 0 : lag,
                row.get("dead", Long.class),
                failing == null ? 0 : failing,
                row.get("delivered_at", Instant.class),
                row.get("error", String.class),
                row.get("failed_at", Instant.class));
    }
}
