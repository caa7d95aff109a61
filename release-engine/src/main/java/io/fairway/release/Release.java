package io.fairway.release;

import io.fairway.events.ChartRef;
import io.fairway.events.Checks;
import io.fairway.events.Difference;
import io.fairway.events.Evidence;
import io.fairway.events.ImageRef;
import io.fairway.events.Measurement;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.events.TimeSpent;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** One attempt to bring an application in an environment to one content, or to undo such an attempt. */
@Entity
@Table(name = "releases")
@DynamicUpdate
public class Release {

    @Id
    private UUID id;

    private String application;
    private String environment;
    private String namespace;

    @Column(name = "change_id")
    private UUID changeId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private int attempt;

    @Enumerated(EnumType.STRING)
    private ReleaseStatus status;

    private long sequence;

    @Convert(converter = JsonColumn.OfChart.class)
    private @Nullable ChartRef chart;

    @Column(name = "chart_version")
    private @Nullable String chartVersion;

    @Column(name = "content_digest")
    private @Nullable String contentDigest;

    @Convert(converter = JsonColumn.OfImage.class)
    private @Nullable ImageRef image;

    @Column(name = "image_digest")
    private @Nullable String imageDigest;

    @Convert(converter = JsonColumn.OfSource.class)
    private @Nullable Source source;

    @Column(name = "commit_id")
    private @Nullable String commitId;

    private String reason;

    @Convert(converter = JsonColumn.OfApprovalRule.class)
    private @Nullable ApprovalRule approval;

    @Column(name = "approval_expires_at")
    private @Nullable Instant approvalExpiresAt;

    @Column(name = "held_back")
    private @Nullable String heldBack;

    @Column(name = "rolls_back")
    private @Nullable UUID rollsBack;

    private @Nullable UUID restores;

    @Column(name = "restores_revision")
    private @Nullable Integer restoresRevision;

    @Column(name = "base_revision")
    private @Nullable Integer baseRevision;

    @Column(name = "helm_revision")
    private @Nullable Integer helmRevision;

    @Convert(converter = JsonColumn.OfChecks.class)
    private @Nullable Checks checks;

    @Column(name = "started_on")
    private @Nullable String startedOn;

    private int attempts;

    /** How often in a row something that it needs was away. */
    private int faults;

    @Column(name = "waits_for")
    private @Nullable String waitsFor;

    @Column(name = "helm_millis")
    private long helmMillis;

    @Convert(converter = JsonColumn.OfObjects.class)
    private @Nullable ReleaseObjects undone;

    @Column(name = "verdict_good")
    private @Nullable Boolean verdictGood;

    @Column(name = "failure_reason")
    @Enumerated(EnumType.STRING)
    private ReleaseFailed.@Nullable Reason failureReason;

    @Column(name = "failure_message")
    private @Nullable String failureMessage;

    @Convert(converter = JsonColumn.OfEvidence.class)
    private List<Evidence> evidence = List.of();

    @Convert(converter = JsonColumn.OfMeasurements.class)
    private @Nullable List<Measurement> measurements;

    @Convert(converter = JsonColumn.OfLiveState.class)
    private @Nullable LiveState recorded;

    @Convert(converter = JsonColumn.OfDifferences.class)
    private List<Difference> differences = List.of();

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

    private Release(UUID id, Target target, String namespace, UUID changeId, Kind kind, int attempt, Instant now) {
        this.id = id;
        this.application = target.application();
        this.environment = target.environment();
        this.namespace = namespace;
        this.changeId = changeId;
        this.kind = kind;
        this.attempt = attempt;
        this.createdAt = now;
        this.status = ReleaseStatus.WAITING;
        this.reason = "";
    }

    /** A release of a content, for a change or because somebody asked for it. */
    public static Release of(
            Content content,
            Kind kind,
            UUID id,
            Target target,
            String namespace,
            UUID changeId,
            int attempt,
            String reason,
            Instant now) {
        Release release = new Release(id, target, namespace, changeId, kind, attempt, now);
        release.carry(content);
        release.sequence = content.source().sequence();
        release.reason = reason;
        return release;
    }

    /**
     * The release that undoes this one.
     *
     * @param restored the verified release whose content comes back; null if nothing was verified before
     */
    public Release undo(UUID id, @Nullable Release restored, int attempt, String reason, Instant now) {
        Release rollback = new Release(id, target(), namespace, changeId, Kind.ROLLBACK, attempt, now);
        rollback.sequence = sequence;
        rollback.rollsBack = this.id;
        rollback.reason = reason;
        if (restored != null) {
            rollback.restores = restored.id;
            restored.content().ifPresent(rollback::carry);
        }
        return rollback;
    }

    private void carry(Content content) {
        chart = content.chart();
        chartVersion = content.chart().version();
        contentDigest = content.chart().contentDigest();
        image = content.image();
        imageDigest = content.image().digest();
        source = content.source();
        commitId = content.source().commit();
    }

    // Before it begins

    /** People have to approve it first. */
    void awaitApproval(ApprovalRule rule, Instant expiresAt) {
        require(ReleaseStatus.WAITING);
        status = ReleaseStatus.AWAITING_APPROVAL;
        approval = rule;
        approvalExpiresAt = expiresAt;
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

    public void refuse(ReleaseStatus as, String why, Instant now) {
        if (status != ReleaseStatus.AWAITING_APPROVAL) {
            require(ReleaseStatus.WAITING);
        }
        heldBack = null;
        status = as;
        reason = why;
        endedAt = now;
    }

    // On its way

    /** Begins: from now on, Helm revisions after {@code base} may be its work. */
    public void begin(int base, String host, @Nullable ReleaseObjects undone, @Nullable Integer unverifiedRevision) {
        require(ReleaseStatus.WAITING);
        status = ReleaseStatus.DEPLOYING;
        heldBack = null;
        goesOn();
        baseRevision = base;
        startedOn = host;
        this.undone = undone;
        restoresRevision = unverifiedRevision;
    }

    /** Helm was asked, and failed for a reason for which it is asked again. */
    public void tryAgain(String why) {
        require(ReleaseStatus.DEPLOYING);
        attempts++;
        waitsFor = why;
    }

    /** Something that it needs is away; it is tried again until that is back. */
    public void fault(String why) {
        faults++;
        waitsFor = why;
    }

    /** It cannot go on at present, through nobody's fault. */
    public void waitFor(String why) {
        waitsFor = why;
    }

    /** What it waited for is there. */
    public void goesOn() {
        faults = 0;
        waitsFor = null;
    }

    public int faults() {
        return faults;
    }

    /** Why it does not go on at present though nobody holds it back: what is away, or what failed and is tried again. */
    public Optional<String> waitsFor() {
        return status.inFlight() || status == ReleaseStatus.WAITING ? Optional.ofNullable(waitsFor) : Optional.empty();
    }

    public void spent(Duration helm) {
        helmMillis += helm.toMillis();
    }

    /** Helm is done; this is to be verified. */
    public void installed(int revision, Checks checks) {
        require(ReleaseStatus.DEPLOYING);
        this.checks = checks;
        helmRevision = revision;
        status = ReleaseStatus.VERIFYING;
        goesOn();
    }

    /** Helm failed, and left this revision behind. */
    void left(@Nullable Integer revision) {
        require(ReleaseStatus.DEPLOYING);
        helmRevision = revision;
    }

    /** Nothing is left to be verified: what was there is gone, as a rollback of the first release should have it. */
    public void removed() {
        require(ReleaseStatus.DEPLOYING);
        verdictGood = true;
        status = ReleaseStatus.RECORDING;
        goesOn();
    }

    /** The verifier saw it healthy. */
    void seenHealthy(List<Evidence> seen) {
        require(ReleaseStatus.VERIFYING);
        evidence = seen;
        verdictGood = true;
        status = ReleaseStatus.RECORDING;
    }

    /** What the verifier measured; kept beyond the verdict, to be plotted. */
    void measured(@Nullable List<Measurement> measured) {
        measurements = measured == null
                ? null
                : measured.stream()
                        .limit(Measurement.MOST_SERIES)
                        .filter(series -> series.points().size() <= Measurement.MOST_POINTS)
                        .toList();
    }

    /** This rollback could not be brought to a healthy end, and is not tried again: only the comparison is left. */
    void rollbackEndsBadly(ReleaseFailed.Reason why, String message, List<Evidence> seen) {
        blame(why, message, seen);
        verdictGood = false;
        status = ReleaseStatus.RECORDING;
    }

    // Its end

    void verified(LiveState live, Instant now) {
        require(ReleaseStatus.RECORDING);
        recorded = live;
        end(ReleaseStatus.VERIFIED, now);
    }

    void failed(ReleaseFailed.Reason why, String message, List<Evidence> seen, Instant now) {
        blame(why, message, seen);
        end(ReleaseStatus.FAILED, now);
    }

    /** This rollback has been compared. */
    void compared(List<Difference> found, Instant now) {
        require(ReleaseStatus.RECORDING);
        differences = found;
        end(Boolean.TRUE.equals(verdictGood) ? ReleaseStatus.VERIFIED : ReleaseStatus.ROLLBACK_FAILED, now);
    }

    /** It was undone, with this result. */
    public void undone(boolean good, List<Difference> found, Instant now) {
        differences = found;
        end(good ? ReleaseStatus.ROLLED_BACK : ReleaseStatus.ROLLBACK_FAILED, now);
    }

    private void blame(ReleaseFailed.Reason why, String message, List<Evidence> seen) {
        failureReason = why;
        failureMessage = message;
        evidence = seen;
    }

    private void end(ReleaseStatus as, Instant now) {
        status = as;
        endedAt = now;
        goesOn();
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

    // What it is

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

    public Optional<Content> content() {
        return chart == null || image == null || source == null
                ? Optional.empty()
                : Optional.of(new Content(chart, image, source));
    }

    public @Nullable ChartRef chart() {
        return chart;
    }

    public @Nullable ImageRef image() {
        return image;
    }

    public @Nullable Source source() {
        return source;
    }

    public @Nullable String contentDigest() {
        return contentDigest;
    }

    public @Nullable String chartVersion() {
        return chartVersion;
    }

    public @Nullable String imageDigest() {
        return imageDigest;
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
        return Optional.ofNullable(approval);
    }

    public @Nullable Instant approvalExpiresAt() {
        return approvalExpiresAt;
    }

    boolean approvalIsOver(Instant now) {
        return approvalExpiresAt != null && !approvalExpiresAt.isAfter(now);
    }

    public @Nullable UUID rollsBack() {
        return rollsBack;
    }

    public @Nullable UUID restores() {
        return restores;
    }

    @Nullable
    public Integer restoresRevision() {
        return restoresRevision;
    }

    @Nullable
    public Integer baseRevision() {
        return baseRevision;
    }

    public @Nullable Integer helmRevision() {
        return helmRevision;
    }

    /** What was verified of it; empty if that was not kept. */
    public Optional<Checks> checks() {
        return Optional.ofNullable(checks);
    }

    @Nullable
    public String startedOn() {
        return startedOn;
    }

    public int attempts() {
        return attempts;
    }

    /** The objects of all revisions that this rollback takes back, as they were when it began; empty if it is none. */
    public Optional<ReleaseObjects> undoneObjects() {
        return Optional.ofNullable(undone);
    }

    boolean verdictIsGood() {
        return Boolean.TRUE.equals(verdictGood);
    }

    public ReleaseFailed.@Nullable Reason failureReason() {
        return failureReason;
    }

    public @Nullable String failureMessage() {
        return failureMessage;
    }

    public List<Evidence> evidence() {
        return evidence;
    }

    /** What the verifier measured, oldest points first; empty if it measured nothing. */
    public List<Measurement> measurements() {
        return measurements == null ? List.of() : measurements;
    }

    public Optional<LiveState> recorded() {
        return Optional.ofNullable(recorded);
    }

    public List<Difference> differences() {
        return differences;
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

    List<TimeSpent> spentOn(String step) {
        return helmMillis == 0 ? List.of() : List.of(new TimeSpent(step, TimeSpent.By.HELM, helmMillis));
    }

    /** Helm's time is told once, with the event that it led to. */
    void helmTimeIsTold() {
        helmMillis = 0;
    }
}
