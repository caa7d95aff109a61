package io.fairway.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message to one sink. Its state is changed by statements of {@link DeliveryStore} alone, which compare the number of the
 * attempt and use the database's clock.
 */
@Entity
@Table(name = "deliveries")
class Delivery {

    /** State of a delivery. */
    enum Status {
        /** To be sent when it is due. */
        PENDING,
        /** Claimed by a worker, until the claim expires. */
        SENDING,
        DELIVERED,
        /** Not sent again until somebody asks for it. */
        DEAD
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private String sink;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "position", updatable = false)
    private RecordedEvent event;

    @Column(updatable = false)
    private int part;

    @Column(updatable = false)
    private String target;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Status status = Status.PENDING;

    @Column(insertable = false, updatable = false)
    private int attempts;

    @Column(insertable = false, updatable = false)
    private boolean unclear;

    @Column(insertable = false, updatable = false)
    private @Nullable String error;

    @Column(name = "ended_at", insertable = false, updatable = false)
    private @Nullable Instant endedAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Delivery() {}

    /** @param target messages about the same target stay in order */
    Delivery(String sink, RecordedEvent event, int part, String target) {
        this.sink = sink;
        this.event = event;
        this.part = part;
        this.target = target;
    }

    /** @param interrupted whether the attempt before this one ended with its process */
    ClaimedDelivery claimed(boolean interrupted) {
        return new ClaimedDelivery(
                Objects.requireNonNull(id), attempts, interrupted, event.message(sink, part, unclear));
    }

    DeadLetter deadLetter() {
        Notification notification = event.notification();
        return new DeadLetter(
                Objects.requireNonNull(id),
                notification.eventId(),
                notification.changeId(),
                notification.kind().key(),
                notification.title(),
                attempts,
                error,
                Objects.requireNonNull(endedAt));
    }
}
