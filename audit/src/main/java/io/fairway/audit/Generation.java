package io.fairway.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One reading of the topics from their beginning. What happens to it is written by {@link GenerationStore} alone. */
@Entity
@Table(name = "audit_generations")
class Generation {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "begun_by")
    private String begunBy;

    private String reason;

    @Column(name = "begun_at", insertable = false, updatable = false)
    private Instant begunAt;

    @Column(name = "current_since")
    private @Nullable Instant currentSince;

    private long records;

    @Column(name = "records_read")
    private long recordsRead;

    private long unreadable;

    @Column(name = "carried_over")
    private long carriedOver;

    enum State {
        /** It is read beside the current one. */
        BUILDING,
        /** People look at it. */
        CURRENT,
        /** A later one took its place; its entries are deleted. */
        REPLACED
    }

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Generation() {}

    /** One that begins now, by the clock of the database. */
    @SuppressWarnings("NullAway.Init")
    Generation(String begunBy, String reason) {
        this.state = State.BUILDING;
        this.begunBy = begunBy;
        this.reason = reason;
    }

    /** Greater for the later one. */
    int id() {
        return id;
    }

    State state() {
        return state;
    }

    String begunBy() {
        return begunBy;
    }

    String reason() {
        return reason;
    }

    Instant begunAt() {
        return begunAt;
    }

    /** Since when people look at it; null before. */
    @Nullable
    Instant currentSince() {
        return currentSince;
    }

    /** How many records there were to read when it began. */
    long records() {
        return records;
    }

    /** How many have been read so far. */
    long recordsRead() {
        return recordsRead;
    }

    /** How many of them were no events that this version knows. */
    long unreadable() {
        return unreadable;
    }

    /** Entries of the generation before that Kafka does not keep any more. */
    long carriedOver() {
        return carriedOver;
    }
}
