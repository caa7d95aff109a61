package io.fairway.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be delivered. It is sent again only when somebody asks for it.
 *
 * @param id for a retry
 * @param error why, in one sentence
 */
public record DeadLetter(
        long id,
        UUID eventId,
        UUID changeId,
        String eventKind,
        String title,
        int attempts,
        @Nullable String error,
        Instant since) {}
