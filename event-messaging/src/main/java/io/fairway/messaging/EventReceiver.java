package io.fairway.messaging;

import io.fairway.eventlog.Reception;
import io.fairway.eventlog.Reception.Received;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What an {@code @Incoming} method does with a record: decodes it, and hands the event to the service's handler. */
@Singleton
public class EventReceiver {

    private final Reception reception;
    private final EventCodec codec = new EventCodec();

    EventReceiver(Reception reception) {
        this.reception = reception;
    }

    /**
     * Receives one record with all that {@link Reception} promises: in one transaction with the inbox, once for each event.
     * Blocks, for as long as it takes: call it from a method marked {@code @Blocking}.
     *
     * @param consumer who receives; the inbox remembers for each one
     * @param handler stores the work and returns; called in a transaction
     * @throws IllegalStateException if the service stops before the record was dealt with: do not acknowledge it
     */
    public void receive(String consumer, ConsumerRecord<String, byte[]> record, Consumer<Envelope> handler) {
        reception.receive(consumer, record, this::decode, handler);
    }

    private Reception.Incoming<Envelope> decode(Received received) {
        Envelope envelope = codec.decode(received.headers(), received.value());
        return new Reception.Incoming<>(envelope.id(), envelope);
    }
}
