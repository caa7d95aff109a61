package io.fairway.chart;

import io.fairway.events.ImageRef;
import io.fairway.events.Source;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chart that was asked for, and what became of it. Rows are added, and come due, by SQL in {@link ChartStore}: their times
 * go by the clock of the database.
 */
@Entity
@Table(name = "charts")
class Chart {

    /** What became of it. */
    enum Status {
        /** It is being made, or waits to be. */
        PENDING,
        /** It is in the chart repository, for ever. */
        PUBLISHED,
        /** Its commit has no chart that can be published. */
        REJECTED
    }

    @Id
    private UUID id;

    @Column(name = "change_id")
    private UUID changeId;

    @Column(name = "caused_by")
    private UUID causedBy;

    @Column
    private String repository;

    @Column
    private String branch;

    @Column(name = "commit_id")
    private String commit;

    @Column
    private long sequence;

    @Column
    private String application;

    @Column(name = "image_repository")
    private String imageRepository;

    @Column(name = "image_tag")
    private String imageTag;

    @Column(name = "image_digest")
    private String imageDigest;

    @Column
    private @Nullable String traceparent;

    @Column
    @Enumerated(EnumType.STRING)
    private Status status;

    @Column
    private int attempts;

    @Column
    private @Nullable UUID lease;

    @Column(name = "leased_until")
    private @Nullable Instant leasedUntil;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column
    private @Nullable String name;

    @Column
    private @Nullable String version;

    @Column(name = "app_version")
    private @Nullable String appVersion;

    @Column
    private @Nullable String description;

    @Column
    private @Nullable String digest;

    @Column(name = "content_digest")
    private @Nullable String contentDigest;

    @Column
    private @Nullable String message;

    @Column
    private @Nullable String file;

    @Column
    private @Nullable Integer line;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Chart() {}

    UUID id() {
        return id;
    }

    /** As whoever has just claimed it sees it. */
    ClaimedChart claimed() {
        return new ClaimedChart(
                id,
                Objects.requireNonNull(lease),
                attempts,
                new ChartRequest(
                        changeId,
                        causedBy,
                        new Source(repository, branch, commit, sequence),
                        application,
                        new ImageRef(imageRepository, imageTag, imageDigest)),
                traceparent);
    }

    /** Ends it as published. */
    void publish(PackagedChart packaged, Instant now) {
        end(Status.PUBLISHED, now);
        name = packaged.name();
        version = packaged.version();
        appVersion = packaged.appVersion();
        description = packaged.description();
        digest = packaged.digest();
        contentDigest = packaged.contentDigest();
        message = null;
    }

    /** Ends it as rejected. */
    void reject(Fault fault, Instant now) {
        end(Status.REJECTED, now);
        version = null;
        message = fault.message();
        file = fault.file();
        line = fault.line();
    }

    private void end(Status as, Instant now) {
        status = as;
        endedAt = now;
        lease = null;
        leasedUntil = null;
    }
}
