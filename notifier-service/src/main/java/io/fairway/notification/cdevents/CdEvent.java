package io.fairway.notification.cdevents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.notification.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An event of CDEvents 0.5.1 (cdevents.dev).
 *
 * @param id the same however often the event it was made of is delivered
 * @param source who emitted it
 * @param type with its version, for example {@code dev.cdevents.service.deployed.0.3.0}
 * @param chainId the change
 * @param content of the subject
 * @param customData what CDEvents has no field for
 */
record CdEvent(
        UUID id,
        Instant time,
        String source,
        String type,
        UUID chainId,
        String subjectId,
        ObjectNode content,
        ObjectNode customData) {

    private static final String VERSION = "0.5.1";

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.putObject("context")
                .put("specversion", VERSION)
                .put("id", id.toString())
                .put("source", source)
                .put("type", type)
                .put("timestamp", time.toString())
                .put("chainId", chainId.toString());
        ObjectNode subject = json.putObject("subject");
        subject.put("id", subjectId).put("source", source);
        subject.set("content", content);
        json.set("customData", customData);
        json.put("customDataContentType", "application/json");
        return json;
    }

    /** The attributes of the CloudEvent that carries it, without a prefix. */
    Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", id.toString());
        attributes.put("source", source);
        attributes.put("type", type);
        attributes.put("subject", subjectId);
        attributes.put("time", time.toString());
        return attributes;
    }
}
