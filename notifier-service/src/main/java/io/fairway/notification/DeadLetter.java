package io.fairway.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that a sink did not take, and that nobody sends again by himself.
 *
 * @param id for a retry
 * @param error why, in one sentence
 */
public record DeadLetter(
        long id,
        UUID eventId,
        UUID changeId,
        String fact,
        String title,
        int attempts,
        @Nullable String error,
        Instant since) {}
