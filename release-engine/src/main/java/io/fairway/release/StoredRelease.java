package io.fairway.release;

import io.fairway.events.Difference;
import io.fairway.events.Evidence;
import io.fairway.events.Measurement;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.Source;
import io.fairway.events.Target;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a release. Everybody may read it; {@link Release} alone changes it. What belongs together is kept in parts:
 * the content, the approval, what is undone, how far Helm is, and what was seen.
 */
@MappedSuperclass
public abstract class StoredRelease {

    @Id
    UUID id;

    String application;
    String environment;
    String namespace;

    @Column(name = "change_id")
    UUID changeId;

    @Enumerated(EnumType.STRING)
    Kind kind;

    int attempt;

    @Enumerated(EnumType.STRING)
    ReleaseStatus status;

    long sequence;

    @Embedded
    @Nullable
    CarriedContent content;

    String reason;

    @Column(name = "held_back")
    @Nullable
    String heldBack;

    @Embedded
    @Nullable
    AwaitedApproval approval;

    @Embedded
    @Nullable
    Undoing undoing;

    @Embedded
    Deployment deployment;

    @Embedded
    Verdict verdict;

    @Column(name = "last_event")
    @Nullable
    UUID lastEvent;

    @Nullable
    String traceparent;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected StoredRelease() {}

    StoredRelease(
            UUID id,
            Target target,
            String namespace,
            UUID changeId,
            Kind kind,
            int attempt,
            long sequence,
            String reason,
            Instant now) {
        this.id = id;
        this.application = target.application();
        this.environment = target.environment();
        this.namespace = namespace;
        this.changeId = changeId;
        this.kind = kind;
        this.attempt = attempt;
        this.sequence = sequence;
        this.status = ReleaseStatus.WAITING;
        this.reason = reason;
        this.deployment = new Deployment();
        this.verdict = new Verdict();
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    public Target target() {
        return new Target(application, environment);
    }

    public Place place() {
        return new Place(namespace, application);
    }

    public UUID changeId() {
        return changeId;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isRollback() {
        return kind == Kind.ROLLBACK;
    }

    public int attempt() {
        return attempt;
    }

    public ReleaseStatus status() {
        return status;
    }

    public long sequence() {
        return sequence;
    }

    /** What shall be live; empty if nothing shall be, because the first release is undone. */
    public Optional<Content> content() {
        return Optional.ofNullable(content).map(CarriedContent::content);
    }

    public @Nullable Source source() {
        return content().map(Content::source).orElse(null);
    }

    public @Nullable String contentDigest() {
        return content().map(known -> known.chart().contentDigest()).orElse(null);
    }

    public @Nullable String chartVersion() {
        return content().map(known -> known.chart().version()).orElse(null);
    }

    public @Nullable String imageDigest() {
        return content().map(known -> known.image().digest()).orElse(null);
    }

    /** Why there is this release, or why it may not be, and what holds it back. */
    public String reason() {
        return Stream.of(Optional.of(reason), Optional.ofNullable(heldBack), waitsFor())
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    }

    /** Why there is this release, whatever holds it back. */
    String decidedBecause() {
        return reason;
    }

    /** Whether something other than a release holds it back, for example a pause. */
    boolean isHeldBack() {
        return heldBack != null;
    }

    /** Who has to approve it, or had to; empty if nobody. */
    public Optional<ApprovalRule> approval() {
        return Optional.ofNullable(approval).map(AwaitedApproval::rule);
    }

    public @Nullable Instant approvalExpiresAt() {
        return approval == null ? null : approval.expiresAt();
    }

    boolean approvalIsOver(Instant now) {
        return approval != null && approval.isOver(now);
    }

    public @Nullable UUID rollsBack() {
        return undoing == null ? null : undoing.rollsBack();
    }

    public @Nullable UUID restores() {
        return undoing == null ? null : undoing.restores();
    }

    public @Nullable Integer helmRevision() {
        return deployment.helmRevision();
    }

    public ReleaseFailed.@Nullable Reason failureReason() {
        return verdict.failureReason();
    }

    public @Nullable String failureMessage() {
        return verdict.failureMessage();
    }

    public List<Evidence> evidence() {
        return verdict.evidence();
    }

    /** What the verifier measured, oldest points first; empty if it measured nothing. */
    public List<Measurement> measurements() {
        return verdict.measurements();
    }

    public List<Difference> differences() {
        return verdict.differences();
    }

    @Nullable
    UUID lastEvent() {
        return lastEvent;
    }

    @Nullable
    public String traceparent() {
        return traceparent;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** Why it does not go on at present though nobody holds it back: what is away, or what failed and is tried again. */
    public Optional<String> waitsFor() {
        return status.inFlight() || status == ReleaseStatus.WAITING ? deployment.waitsFor() : Optional.empty();
    }

    /** How far Helm is with it. */
    public Deployment deployment() {
        return deployment;
    }

    /** What was seen of it. */
    public Verdict verdict() {
        return verdict;
    }

    /** What it undoes; empty unless it is a rollback. */
    public Optional<Undoing> undoing() {
        return Optional.ofNullable(undoing);
    }
}
