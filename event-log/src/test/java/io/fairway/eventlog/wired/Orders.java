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
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A service as small as it gets: says something, and hears it. */
@ApplicationScoped
public class Orders {

    static final String TOPIC = "orders";
    private static final String UNHEARD = "unheard";

    private final Outbox outbox;
    private final Reception reception;
    private final TopicCreator topics;
    private final List<String> received = new CopyOnWriteArrayList<>();

    Orders(Outbox outbox, Reception reception, TopicCreator topics) {
        this.outbox = outbox;
        this.reception = reception;
        this.topics = topics;
    }

    void createTopics(@Observes @Priority(1) StartupEvent event) {
        topics.ensure(List.of(
                new TopicSpec(TOPIC, 2, Duration.ofDays(1)),
                new TopicSpec(UNHEARD, 1, Duration.ofDays(1)),
                new TopicSpec("fairway.dead-letters", 1, Duration.ofDays(1))));
    }

    @Transactional
    void place(String order) {
        append(TOPIC, order);
    }

    /** On a topic that nobody reads. */
    @Transactional
    void placeUnheard(String order) {
        append(UNHEARD, order);
    }

    private void append(String topic, String order) {
        outbox.append(new OutgoingMessage(
                topic, "key", Map.of("id", UUID.randomUUID().toString()), order.getBytes(StandardCharsets.UTF_8)));
    }

    @Incoming("orders")
    @Blocking
    public void receive(ConsumerRecord<String, byte[]> record) {
        reception.receive(
                "orders-test",
                record,
                raw -> new Reception.Incoming<>(
                        UUID.fromString(raw.headers().get("id")), new String(raw.value(), StandardCharsets.UTF_8)),
                this::fulfil);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void fulfil(String order) {
        if (order.equals("poison")) {
            throw new IllegalArgumentException("no such article");
        }
        received.add(order);
    }

    List<String> received() {
        return received;
    }
}
