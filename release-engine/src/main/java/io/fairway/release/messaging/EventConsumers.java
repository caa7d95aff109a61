package io.fairway.release.messaging;

import io.fairway.eventlog.Reception;
import io.fairway.eventlog.Reception.Received;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.release.TakeEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears all that happens to changes: this service alone knows where each one is. */
@ApplicationScoped
class EventConsumers {

    private static final String CONSUMER = "release-service";

    private final Reception reception;
    private final TakeEvent takeEvent;
    private final EventCodec codec = new EventCodec();

    EventConsumers(Reception reception, TakeEvent takeEvent) {
        this.reception = reception;
        this.takeEvent = takeEvent;
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
        reception.receive(CONSUMER, record, this::decode, takeEvent::take);
    }

    private Reception.Incoming<Envelope> decode(Received received) {
        Envelope envelope = codec.decode(received.headers(), received.value());
        return new Reception.Incoming<>(envelope.id(), envelope);
    }
}
