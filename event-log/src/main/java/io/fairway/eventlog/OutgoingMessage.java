package io.fairway.eventlog;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A Kafka record to be sent.
 *
 * @param topic where to
 * @param key records with equal keys stay in order
 * @param headers sent as UTF-8
 * @param payload the value
 */
public record OutgoingMessage(String topic, String key, Map<String, String> headers, byte[] payload) {

    /** Brokers take 1 MiB with their own framing. Who gets near it sends a reference instead of the thing. */
    static final int MAX_BYTES = 1_000_000;

    /** Bytes of key, headers and payload together. */
    int size() {
        int size = payload.length + utf8Length(key);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            size += utf8Length(header.getKey()) + utf8Length(header.getValue());
        }
        return size;
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
