package io.fairway.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** How far a sink has processed the recorded events. */
@Entity
@DynamicUpdate
@Table(name = "sinks")
class SinkPosition {

    @Id
    private String name;

    @Column(name = "cursor")
    private long position;

    /** Before every other instant for a sink that receives all recorded events. */
    @Column(insertable = false, updatable = false)
    private Instant since;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected SinkPosition() {}

    /** The last event of which the messages of this sink exist. */
    long position() {
        return position;
    }

    /** Whether what happened then is for this sink. */
    boolean includes(Instant happenedAt) {
        return !happenedAt.isBefore(since);
    }

    void advanceTo(long position) {
        this.position = position;
    }
}
