package io.fairway.eventlog;

import io.fairway.eventlog.Reception.Incoming;
import io.fairway.eventlog.Reception.Received;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A small language for tests: a text with an id. */
final class TestMessages {

    private static final String ID = "id";

    private TestMessages() {}

    static OutgoingMessage message(String topic, String key, String text) {
        return new OutgoingMessage(
                topic, key, Map.of(ID, UUID.randomUUID().toString()), text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return DeadLetters.headersOf(record).get(name);
    }

    static String id(ConsumerRecord<String, byte[]> record) {
        return header(record, ID);
    }

    /** @throws ArithmeticException for a text that says so: what a decoder may come up with */
    static Incoming<String> decode(Received received) {
        String text = new String(received.value(), StandardCharsets.UTF_8);
        if (text.equals("undecodable")) {
            throw new ArithmeticException("this is no text");
        }
        return new Incoming<>(UUID.fromString(received.headers().get(ID)), text);
    }
}
