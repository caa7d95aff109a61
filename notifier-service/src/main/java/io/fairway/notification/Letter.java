package io.fairway.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message as a sink gets it.
 *
 * @param id the same at each repetition; made of the event and the sink
 * @param event the event as it was on Kafka, with its type
 * @param cdevent for sinks of CDEvents; null for all others
 * @param perhapsRepeated whether an earlier attempt ended without an answer
 */
public record Letter(
        UUID id,
        Notice notice,
        String eventType,
        JsonNode event,
        @Nullable JsonNode cdevent,
        boolean perhapsRepeated) {}
