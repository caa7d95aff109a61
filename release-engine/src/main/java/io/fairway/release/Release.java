package io.fairway.release;

import io.fairway.events.Checks;
import io.fairway.events.Difference;
import io.fairway.events.Evidence;
import io.fairway.events.Place;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.Target;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to bring an application in an environment to one content, or to undo such an attempt. It changes by verbs, and
 * refuses what its status does not allow. What belongs together is kept in parts: the content, the approval, what is undone, how
 * far Helm is, and what was seen.
 */
@Entity
@Table(name = "releases")
@DynamicUpdate
public class Release extends ReleaseFacts {

    @Id
    private UUID id;

    private String application;
    private String environment;
    private String cluster;
    private String namespace;

    @Column(name = "change_id")
    private UUID changeId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private int attempt;

    @Enumerated(EnumType.STRING)
    private ReleaseStatus status;

    private long sequence;

    @Embedded
    private @Nullable CarriedContent content;

    private String reason;

    @Column(name = "held_back")
    private @Nullable String heldBack;

    @Embedded
    private @Nullable AwaitedApproval approval;

    @Embedded
    private @Nullable Undoing undoing;

    @Embedded
    private Deployment deployment;

    @Embedded
    private Verdict verdict;

    @Column(name = "last_event")
    private @Nullable UUID lastEvent;

    private @Nullable String traceparent;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Release() {}

    private Release(
            UUID id,
            Target target,
            Place place,
            UUID changeId,
            Kind kind,
            int attempt,
            long sequence,
            String reason,
            Instant now) {
        this.id = id;
        this.application = target.application();
        this.environment = target.environment();
        this.cluster = place.cluster();
        this.namespace = place.namespace();
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

    /**
     * A release of a content, for a change or because somebody asked for it.
     *
     * @param registration of the content's repository; 0 if it was never registered for the application
     */
    public static Release of(
            Content content,
            Kind kind,
            UUID id,
            Target target,
            Place place,
            UUID changeId,
            int attempt,
            long registration,
            String reason,
            Instant now) {
        long sequence = content.onlyComponent().source().sequence();
        Release release = new Release(id, target, place, changeId, kind, attempt, sequence, reason, now);
        release.content = new CarriedContent(content, registration);
        return release;
    }

    /**
     * The release that undoes this one.
     *
     * @param restored the verified release whose content comes back; null if nothing was verified before
     */
    Release undo(UUID id, @Nullable Release restored, int attempt, String reason, Instant now) {
        Release rollback = new Release(id, target(), place(), changeId, Kind.ROLLBACK, attempt, sequence, reason, now);
        rollback.undoing = new Undoing(this.id, restored == null ? null : restored.id);
        rollback.content = restored == null ? null : restored.content;
        return rollback;
    }

    // Before it begins

    /** People have to approve it first. */
    void awaitApproval(ApprovalRule rule, Instant expiresAt) {
        require(ReleaseStatus.WAITING);
        status = ReleaseStatus.AWAITING_APPROVAL;
        approval = new AwaitedApproval(rule, expiresAt);
    }

    /** It still waits for people. */
    void awaits(String why) {
        require(ReleaseStatus.AWAITING_APPROVAL);
        reason = why;
    }

    /** Enough people said yes. */
    void approved(String why) {
        require(ReleaseStatus.AWAITING_APPROVAL);
        status = ReleaseStatus.WAITING;
        reason = why;
    }

    /** Its turn does not come, though nothing else is going on. */
    void holdBack(String why) {
        require(ReleaseStatus.WAITING);
        heldBack = why;
    }

    void resume() {
        require(ReleaseStatus.WAITING);
        heldBack = null;
    }

    /** It ends before it begins, or before it touched anything. */
    void refuse(ReleaseStatus as, String why, Instant now) {
        if (status != ReleaseStatus.AWAITING_APPROVAL && status != ReleaseStatus.DEPLOYING) {
            require(ReleaseStatus.WAITING);
        }
        deployment.goesOn();
        heldBack = null;
        status = as;
        reason = why;
        endedAt = now;
    }

    // On its way

    /**
     * Begins: from now on, Helm revisions after {@code base} may be its work.
     *
     * @param undone the objects of all revisions that it takes back; null unless it is a rollback
     * @param unverifiedRevision the revision that comes back though Fairway never verified it, if there is one
     */
    public void begin(int base, String host, @Nullable ReleaseObjects undone, @Nullable Integer unverifiedRevision) {
        require(ReleaseStatus.WAITING);
        status = ReleaseStatus.DEPLOYING;
        heldBack = null;
        deployment.begin(base, host);
        if (undoing != null) {
            undoing.begin(undone, unverifiedRevision);
        }
    }

    /** Helm was asked, and failed for a reason for which it is asked again. */
    public void tryAgain(String why) {
        require(ReleaseStatus.DEPLOYING);
        deployment.tryAgain(why);
    }

    /** Helm is done; this is to be verified. */
    void installed(int revision, Checks checks) {
        require(ReleaseStatus.DEPLOYING);
        deployment.installed(revision, checks);
        status = ReleaseStatus.VERIFYING;
    }

    /** Helm failed, and left this revision behind. */
    void left(@Nullable Integer revision) {
        require(ReleaseStatus.DEPLOYING);
        deployment.left(revision);
    }

    /** Nothing is left to be verified: what was there is gone, as a rollback of the first release should have it. */
    public void removed() {
        require(ReleaseStatus.DEPLOYING);
        verdict.nothingLeft();
        status = ReleaseStatus.RECORDING;
        deployment.goesOn();
    }

    /** The verifier saw it healthy. */
    void seenHealthy(List<Evidence> seen) {
        require(ReleaseStatus.VERIFYING);
        verdict.seenHealthy(seen);
        status = ReleaseStatus.RECORDING;
    }

    /** This rollback could not be brought to a healthy end, and is not tried again: only the comparison is left. */
    void rollbackEndsBadly(ReleaseFailed.Reason why, String message, List<Evidence> seen) {
        verdict.blame(why, message, seen);
        verdict.bad();
        status = ReleaseStatus.RECORDING;
    }

    void verified(LiveState live, Instant now) {
        require(ReleaseStatus.RECORDING);
        verdict.recorded(live);
        end(ReleaseStatus.VERIFIED, now);
    }

    void failed(ReleaseStatus as, ReleaseFailed.Reason why, String message, List<Evidence> seen, Instant now) {
        verdict.blame(why, message, seen);
        end(as, now);
    }

    /** This rollback has been compared. */
    void compared(List<Difference> found, Instant now) {
        require(ReleaseStatus.RECORDING);
        verdict.differs(found);
        end(verdict.isGood() ? ReleaseStatus.VERIFIED : ReleaseStatus.ROLLBACK_FAILED, now);
    }

    /** It was undone, with this result. */
    void undone(boolean good, List<Difference> found, Instant now) {
        verdict.differs(found);
        end(good ? ReleaseStatus.ROLLED_BACK : ReleaseStatus.ROLLBACK_FAILED, now);
    }

    private void end(ReleaseStatus as, Instant now) {
        status = as;
        endedAt = now;
        deployment.goesOn();
    }

    private void require(ReleaseStatus expected) {
        if (status != expected) {
            throw new IllegalStateException("release " + id + " is " + status + ", not " + expected);
        }
    }

    /** This event is the cause of the next one about this release. */
    void causedBy(@Nullable UUID event) {
        lastEvent = event;
    }

    void tracedAs(@Nullable String trace) {
        traceparent = trace;
    }

    public UUID id() {
        return id;
    }

    public Target target() {
        return new Target(application, environment);
    }

    public Place place() {
        return new Place(cluster, namespace, application);
    }

    public UUID changeId() {
        return changeId;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    public int attempt() {
        return attempt;
    }

    @Override
    public ReleaseStatus status() {
        return status;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    long registration() {
        return content == null ? 0 : content.registration();
    }

    @Override
    public Optional<Content> content() {
        return Optional.ofNullable(content).map(carried -> carried.content(application));
    }

    @Override
    String decidedBecause() {
        return reason;
    }

    @Override
    @Nullable
    String heldBack() {
        return heldBack;
    }

    @Override
    @Nullable
    AwaitedApproval awaitedApproval() {
        return approval;
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

    @Override
    public Deployment deployment() {
        return deployment;
    }

    @Override
    public Verdict verdict() {
        return verdict;
    }

    @Override
    public Optional<Undoing> undoing() {
        return Optional.ofNullable(undoing);
    }
}
