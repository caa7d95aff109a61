package io.fairway.release;

import io.fairway.events.StepText;
import io.fairway.events.TimeSpent;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event of a change's journey. */
@Entity
@Table(name = "change_steps")
public class ChangeStep {

    @Id
    @Column(name = "event_id")
    private UUID eventId;

    @Column(insertable = false, updatable = false)
    private long arrival;

    @Column(name = "change_id")
    private UUID changeId;

    private String name;
    private @Nullable String environment;
    private Instant at;
    private String reason;

    @Column(name = "caused_by")
    private @Nullable UUID causedBy;

    @Convert(converter = JsonColumn.OfTimeSpent.class)
    private List<TimeSpent> spent;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected ChangeStep() {}

    public ChangeStep(
            UUID eventId, UUID changeId, Instant at, @Nullable UUID causedBy, StepText text, List<TimeSpent> spent) {
        this.eventId = eventId;
        this.changeId = changeId;
        this.at = at;
        this.causedBy = causedBy;
        this.name = text.name();
        this.environment = text.environment();
        this.reason = text.reason();
        this.spent = spent;
    }

    public UUID eventId() {
        return eventId;
    }

    public UUID changeId() {
        return changeId;
    }

    public long arrival() {
        return arrival;
    }

    public String name() {
        return name;
    }

    public @Nullable String environment() {
        return environment;
    }

    public Instant at() {
        return at;
    }

    public String reason() {
        return reason;
    }

    public @Nullable UUID causedBy() {
        return causedBy;
    }

    public List<TimeSpent> spent() {
        return spent;
    }
}
