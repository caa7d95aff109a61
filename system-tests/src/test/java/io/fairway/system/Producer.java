package io.fairway.system;

import io.fairway.local.PlatformState;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts records on Fairway's topics that none of its services sent. */
final class Producer {

    private Producer() {}

    /** Sends an event again, with some of its headers changed. */
    static void send(PlatformState platform, RecordedEvents.Event event, Map<String, String> changedHeaders)
            throws Exception {
        Map<String, String> headers = new HashMap<>(event.headers());
        headers.putAll(changedHeaders);
        send(platform, event.topic(), event.key(), headers, event.value());
    }

    static void send(PlatformState platform, String topic, String key, Map<String, String> headers, byte[] value)
            throws Exception {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", platform.kafka());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, value);
            headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(message).get(30, TimeUnit.SECONDS);
        }
    }
}
