package io.fairway.notification.messaging;

import io.fairway.eventlog.Reception;
import io.fairway.eventlog.Reception.Received;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.notification.cdevents.RecordEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears everything, and records it. */
@ApplicationScoped
class EventConsumers {

    private static final String CONSUMER = "notifier-service";

    private final Reception reception;
    private final RecordEvent recordEvent;
    private final EventCodec codec = new EventCodec();

    EventConsumers(Reception reception, RecordEvent recordEvent) {
        this.reception = reception;
        this.recordEvent = recordEvent;
    }

    @Incoming("builds")
    @Blocking
    void builds(ConsumerRecord<String, byte[]> record) {
        receive(record);
    }

    @Incoming("charts")
    @Blocking
    void charts(ConsumerRecord<String, byte[]> record) {
        receive(record);
    }

    @Incoming("releases")
    @Blocking
    void releases(ConsumerRecord<String, byte[]> record) {
        receive(record);
    }

    private void receive(ConsumerRecord<String, byte[]> record) {
        reception.receive(CONSUMER, record, this::decode, recordEvent::record);
    }

    private Reception.Incoming<Envelope> decode(Received received) {
        Envelope envelope = codec.decode(received.headers(), received.value());
        return new Reception.Incoming<>(envelope.id(), envelope);
    }
}
