package io.fairway.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event with the facts that every event has: the attributes of its CloudEvent.
 *
 * @param id UUIDv7; the same however often it is delivered
 * @param time when it happened, for people: order comes from sequences
 * @param source the service that says it, for example {@code /fairway/build-service}
 * @param changeId the same from the first event of a change to its last
 * @param causedBy id of the event that caused this one; null for the first
 * @param data the fact
 */
public record Envelope(
        UUID id,
        Instant time,
        String source,
        UUID changeId,
        @Nullable UUID causedBy,
        FairwayEvent data) {}
