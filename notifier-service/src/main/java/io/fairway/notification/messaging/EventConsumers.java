package io.fairway.notification.messaging;

import io.fairway.eventlog.TopicSpec;
import io.fairway.events.Topic;
import io.fairway.messaging.EventReceiver;
import io.fairway.messaging.UsesTopics;
import io.fairway.notification.cdevents.RecordEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Receives all events and records them. */
@ApplicationScoped
class EventConsumers implements UsesTopics {

    private static final String CONSUMER = "notifier-service";

    private final EventReceiver receiver;
    private final RecordEvent recordEvent;

    EventConsumers(EventReceiver receiver, RecordEvent recordEvent) {
        this.receiver = receiver;
        this.recordEvent = recordEvent;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.values());
    }

    /** CDEvents are written as the others are read. */
    @Override
    public List<TopicSpec> otherTopics() {
        return List.of(new TopicSpec(RecordEvent.TOPIC, 6, Duration.ofDays(90)));
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
        receiver.receive(CONSUMER, record, recordEvent::record);
    }
}
