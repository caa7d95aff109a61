package io.fairway.notification.context;

import io.fairway.events.ReleaseRequested;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** How a release was requested, and whether it was deployed. */
@Entity
@DynamicUpdate
@Table(name = "known_releases")
class RequestedRelease {

    @Id
    @Column(name = "release_id")
    private UUID releaseId;

    @Column(updatable = false)
    private String application;

    @Column(updatable = false)
    private String environment;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private ReleaseRequested requested;

    private boolean deployed;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected RequestedRelease() {}

    RequestedRelease(ReleaseRequested requested) {
        this.releaseId = requested.releaseId();
        this.application = requested.target().application();
        this.environment = requested.target().environment();
        this.requested = requested;
    }

    void deploy() {
        this.deployed = true;
    }

    ReleaseRequested requested() {
        return requested;
    }

    boolean deployed() {
        return deployed;
    }
}
