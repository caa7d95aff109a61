package io.fairway.build;

import io.fairway.events.BuildFailed;
import io.fairway.events.ImageRef;
import io.fairway.events.Source;
import io.fairway.events.Uuid7;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * One commit on its way to an image. There is one build for each repository, branch and commit, however often its push is
 * delivered.
 *
 * <p>When it is due is left to the database, which alone has the clock for it: {@link BuildStore} writes that column. A worker
 * holds a build as it was when it was claimed; what it does to it goes through the store, which asks whether the claim holds.
 */
@Entity
@Table(name = "builds")
@DynamicUpdate // a trigger wakes the workers when a statement names the status: only those shall that change it
public class Build {

    @Id
    private UUID id;

    @Column(name = "change_id")
    private UUID changeId;

    @Column(name = "accepted_event")
    private UUID acceptedEvent;

    private String repository;
    private String branch;

    @Column(name = "commit_id")
    private String commit;

    private long sequence;
    private String author;
    private String summary;
    private @Nullable String trace;

    @Enumerated(EnumType.STRING)
    private BuildStatus status;

    @Column(name = "accepted_at")
    private Instant acceptedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    private int attempts;

    private long claim;

    @Column(name = "claimed_until")
    private @Nullable Instant claimedUntil;

    @Column(name = "waiting_since")
    private @Nullable Instant waitingSince;

    private @Nullable String application;

    @Column(name = "inputs_digest")
    private @Nullable String inputsDigest;

    @Column(name = "image")
    private @Nullable String imageRepository;

    @Column(name = "tag")
    private @Nullable String imageTag;

    @Column(name = "digest")
    private @Nullable String imageDigest;

    @Enumerated(EnumType.STRING)
    private BuildFailed.@Nullable Reason reason;

    private @Nullable String message;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Build() {}

    /**
     * A build that waits for a worker.
     *
     * @param trace {@code traceparent} of the request that brought the push
     */
    Build(Source source, Push push, @Nullable String trace, Instant now) {
        this.id = Uuid7.at(now);
        this.changeId = Uuid7.at(now);
        this.acceptedEvent = Uuid7.at(now);
        this.repository = source.repository();
        this.branch = source.branch();
        this.commit = source.commit();
        this.sequence = source.sequence();
        this.author = push.author();
        this.summary = push.summary();
        this.trace = trace;
        this.status = BuildStatus.PENDING;
        this.acceptedAt = now;
    }

    /** What its image is made from is known. */
    void madeFrom(String application, String inputsDigest) {
        this.application = application;
        this.inputsDigest = inputsDigest;
    }

    /** Ends with a new image. */
    void pushed(ImageRef image, Instant now) {
        end(BuildStatus.IMAGE_PUSHED, now);
        keep(image);
    }

    /** Ends with the image of an earlier build. */
    void reused(ImageRef image, Instant now) {
        end(BuildStatus.CONFIGURATION_PUSHED, now);
        keep(image);
    }

    /** Ends without an image. */
    void failed(BuildFailed.Reason reason, String message, Instant now) {
        end(BuildStatus.FAILED, now);
        this.reason = reason;
        this.message = message;
    }

    private void end(BuildStatus status, Instant now) {
        this.status = status;
        this.endedAt = now;
        this.claimedUntil = null;
        this.message = null;
    }

    private void keep(ImageRef image) {
        imageRepository = image.repository();
        imageTag = image.tag();
        imageDigest = image.digest();
    }

    public UUID id() {
        return id;
    }

    /** The change that starts with this build. */
    public UUID changeId() {
        return changeId;
    }

    /** Id of the event that announced it. */
    UUID acceptedEvent() {
        return acceptedEvent;
    }

    public Source source() {
        return new Source(repository, branch, commit, sequence);
    }

    /** Of the commit, as the push names them. */
    public String author() {
        return author;
    }

    /** First line of the commit message. */
    public String summary() {
        return summary;
    }

    @Nullable
    String trace() {
        return trace;
    }

    public BuildStatus status() {
        return status;
    }

    /** For people; order comes from the sequence of the source. */
    public Instant acceptedAt() {
        return acceptedAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** How often a worker has claimed it. */
    public int attempts() {
        return attempts;
    }

    /** Fencing token: a worker that holds an older one is refused by the store. */
    long claim() {
        return claim;
    }

    /** Since when it waits for a registry; null if it does not. By the database's clock. */
    @Nullable
    Instant waitingSince() {
        return waitingSince;
    }

    /** Name from {@code fairway.yaml}, once it is read. */
    public @Nullable String application() {
        return application;
    }

    /** The image, once it is pushed or found. */
    public @Nullable ImageRef image() {
        return imageRepository == null || imageTag == null || imageDigest == null
                ? null
                : new ImageRef(imageRepository, imageTag, imageDigest);
    }

    /** What its image is made from, once it is known. */
    @Nullable
    String inputsDigest() {
        return inputsDigest;
    }

    /** Kind of failure, if it failed. */
    public BuildFailed.@Nullable Reason reason() {
        return reason;
    }

    /** Why it waits or failed, for people. */
    public @Nullable String message() {
        return message;
    }
}
