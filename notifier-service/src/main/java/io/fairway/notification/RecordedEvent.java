package io.fairway.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An event in the order in which it was recorded. Written once and never changed. */
@Entity
@Immutable
@Table(name = "events")
class RecordedEvent {

    /** Ascends in the order of the commits, see {@link EventStore#takeTurn}. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long position;

    @Column(name = "event_id")
    private UUID eventId;

    @Column(name = "event_type")
    private String eventType;

    @Column(name = "happened_at")
    private Instant happenedAt;

    @Column(name = "change_id")
    private UUID changeId;

    /** As it was on Kafka, not read into anything in between. */
    @JdbcTypeCode(SqlTypes.JSON)
    private String data;

    @Column(name = "notice")
    @JdbcTypeCode(SqlTypes.JSON)
    private Notification notification;

    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode cdevents;

    @Formula("jsonb_array_length(cdevents)")
    private int cdeventCount;

    /** Without the event itself, which only a delivery needs. */
    record Header(Long position, Instant happenedAt, Notification notification, int cdeventCount) {}

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected RecordedEvent() {}

    RecordedEvent(Envelope envelope, EventCodec codec, Notification notification, ArrayNode cdevents) {
        this.eventId = envelope.id();
        this.eventType = EventCodec.typeOf(envelope.data().getClass());
        this.happenedAt = envelope.time();
        this.changeId = envelope.changeId();
        this.data = new String(codec.encode(envelope).value(), StandardCharsets.UTF_8);
        this.notification = notification;
        this.cdevents = cdevents;
    }

    Notification notification() {
        return notification;
    }

    /**
     * The message of a sink about this event.
     *
     * @param part of several messages about one event: the number of the CDEvent
     */
    Message message(String sink, int part, boolean perhapsRepeated) {
        return new Message(
                messageId(eventId, sink, part),
                notification,
                eventType,
                Json.read(data, JsonNode.class),
                part < cdeventCount ? cdevents.get(part) : null,
                perhapsRepeated);
    }

    /** The same for each retry; different for each sink. */
    static UUID messageId(UUID eventId, String sink, int part) {
        return UUID.nameUUIDFromBytes((eventId + "/" + sink + "/" + part).getBytes(StandardCharsets.UTF_8));
    }
}
