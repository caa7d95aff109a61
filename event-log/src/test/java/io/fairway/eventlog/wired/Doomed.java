package io.fairway.eventlog.wired;

import io.fairway.eventlog.Outbox;
import io.fairway.eventlog.OutgoingMessage;
import io.fairway.eventlog.Reception;
import io.fairway.eventlog.TopicCreator;
import io.fairway.eventlog.TopicSpec;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumers that end: no failure that the event log knows how to treat gets as far as this. */
@ApplicationScoped
public class Doomed {

    static final String TOPIC = "doomed-topic";

    private final Outbox outbox;
    private final Reception reception;
    private final TopicCreator topics;

    Doomed(Outbox outbox, Reception reception, TopicCreator topics) {
        this.outbox = outbox;
        this.reception = reception;
        this.topics = topics;
    }

    void createTopics(@Observes @Priority(1) StartupEvent event) {
        topics.ensure(List.of(new TopicSpec(TOPIC, 1, Duration.ofDays(1))));
    }

    @Transactional
    void send(String text) {
        outbox.append(new OutgoingMessage(
                TOPIC, "key", Map.of("id", UUID.randomUUID().toString()), text.getBytes(StandardCharsets.UTF_8)));
    }

    @Incoming("doomed")
    @Blocking
    public void receive(ConsumerRecord<String, byte[]> record) {
        reception.receive(
                "doomed-test",
                record,
                raw -> new Reception.Incoming<>(
                        UUID.fromString(raw.headers().get("id")), new String(raw.value(), StandardCharsets.UTF_8)),
                text -> {
                    if (text.equals("fatal")) {
                        throw new StackOverflowError("this is expected by the test");
                    }
                });
    }
}
