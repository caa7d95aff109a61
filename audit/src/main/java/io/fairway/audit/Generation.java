package io.fairway.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reading of the topics from their beginning.
 *
 * @param id greater for the later one
 * @param state whether people look at it
 * @param begunBy who asked for it
 * @param reason why
 * @param begunAt when
 * @param currentSince since when people look at it; null before
 * @param records how many records there were to read when it began
 * @param recordsRead how many have been read so far
 * @param unreadable how many of them were no events that this version knows
 * @param carriedOver entries of the generation before that Kafka does not keep any more
 */
record Generation(
        int id,
        State state,
        String begunBy,
        String reason,
        Instant begunAt,
        @Nullable Instant currentSince,
        long records,
        long recordsRead,
        long unreadable,
        long carriedOver) {

    enum State {
        BUILDING,
        CURRENT,
        REPLACED
    }
}
