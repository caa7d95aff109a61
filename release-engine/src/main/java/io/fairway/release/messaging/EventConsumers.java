package io.fairway.release.messaging;

import io.fairway.events.Topic;
import io.fairway.messaging.EventReceiver;
import io.fairway.messaging.UsesTopics;
import io.fairway.release.TakeEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears all that happens to changes: this service alone knows where each one is. */
@ApplicationScoped
class EventConsumers implements UsesTopics {

    private static final String CONSUMER = "release-service";

    private final EventReceiver receiver;
    private final TakeEvent takeEvent;

    EventConsumers(EventReceiver receiver, TakeEvent takeEvent) {
        this.receiver = receiver;
        this.takeEvent = takeEvent;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.values());
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
        receiver.receive(CONSUMER, record, takeEvent::take);
    }
}
