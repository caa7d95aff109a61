package io.fairway.release;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** What somebody decided about a release, and why. */
@Entity
@Table(name = "approvals")
@IdClass(GivenApproval.Key.class)
public class GivenApproval {

    @Id
    @Column(name = "release_id")
    private UUID releaseId;

    @Id
    @Column(name = "by_name")
    private String by;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    private String reason;
    private Instant at;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected GivenApproval() {}

    GivenApproval(UUID releaseId, String by, Decision decision, String reason, Instant at) {
        this.releaseId = releaseId;
        this.by = by;
        this.decision = decision;
        this.reason = reason;
        this.at = at;
    }

    /** Yes or no. */
    public enum Decision {
        APPROVED,
        REJECTED
    }

    /** One person's decision about a release. */
    public record Key(UUID releaseId, String by) implements Serializable {}

    public UUID releaseId() {
        return releaseId;
    }

    public String by() {
        return by;
    }

    public Decision decision() {
        return decision;
    }

    public String reason() {
        return reason;
    }

    public Instant at() {
        return at;
    }
}
