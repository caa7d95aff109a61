package io.fairway.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message as a sink sends it.
 *
 * @param id the same for each retry; derived from event and sink
 * @param event the event as it was on Kafka, with its type
 * @param cdevent for sinks of CDEvents; null for all others
 * @param perhapsRepeated whether an earlier attempt ended without a response
 */
public record Message(
        UUID id,
        Notification notification,
        String eventType,
        JsonNode event,
        @Nullable JsonNode cdevent,
        boolean perhapsRepeated) {}
