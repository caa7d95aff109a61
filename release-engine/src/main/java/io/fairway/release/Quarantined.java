package io.fairway.release;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A content that failed, and that automation does not release again anywhere. */
@Entity
@Table(name = "quarantine")
@IdClass(Quarantined.Key.class)
public class Quarantined {

    @Id
    private String application;

    @Id
    @Column(name = "content_digest")
    private String contentDigest;

    @Column(name = "release_id")
    private UUID releaseId;

    private String reason;
    private Instant at;

    @Column(name = "lifted_at")
    private @Nullable Instant liftedAt;

    @Column(name = "lifted_reason")
    private @Nullable String liftedReason;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Quarantined() {}

    Quarantined(Key key, UUID releaseId, String reason, Instant at) {
        this.application = key.application();
        this.contentDigest = key.contentDigest();
        this.releaseId = releaseId;
        this.reason = reason;
        this.at = at;
    }

    /** The content of an application. */
    public record Key(String application, String contentDigest) implements Serializable {}

    void again(UUID releaseId, String reason, Instant at) {
        this.releaseId = releaseId;
        this.reason = reason;
        this.at = at;
        this.liftedAt = null;
        this.liftedReason = null;
    }

    void lift(String reason, Instant now) {
        liftedAt = now;
        liftedReason = reason;
    }

    boolean active() {
        return liftedAt == null;
    }

    public String contentDigest() {
        return contentDigest;
    }

    public UUID releaseId() {
        return releaseId;
    }

    public String reason() {
        return reason;
    }

    public Instant at() {
        return at;
    }
}
