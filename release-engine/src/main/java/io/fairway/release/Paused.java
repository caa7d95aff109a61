package io.fairway.release;

import io.fairway.events.Target;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** An environment of an application in which nothing but rollbacks begins, because somebody said so. */
@Entity
@Table(name = "paused")
@IdClass(Paused.Key.class)
public class Paused {

    @Id
    private String application;

    @Id
    private String environment;

    @Column(name = "by_name")
    private String by;

    private String reason;
    private Instant at;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Paused() {}

    Paused(Target target, String by, String reason, Instant at) {
        this.application = target.application();
        this.environment = target.environment();
        this.by = by;
        this.reason = reason;
        this.at = at;
    }

    /** Where. */
    public record Key(String application, String environment) implements Serializable {}

    public Target target() {
        return new Target(application, environment);
    }

    public String by() {
        return by;
    }

    public String reason() {
        return reason;
    }

    public Instant at() {
        return at;
    }
}
