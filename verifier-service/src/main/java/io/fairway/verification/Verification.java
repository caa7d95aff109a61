package io.fairway.verification;

import io.fairway.events.Evidence;
import io.fairway.events.Measurement;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.TimeSpent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The verification of one revision of a release: first the work to do, then its verdict. What the database's clock decides, and
 * the attempt that fences, are written by {@link VerificationStore} alone.
 */
@Entity
@Table(name = "verifications")
@DynamicUpdate
class Verification {

    @Id
    private UUID id;

    @Column(name = "release_id")
    private UUID releaseId;

    private int revision;

    @Column(name = "change_id")
    private UUID changeId;

    @Column(name = "caused_by")
    private UUID causedBy;

    @JdbcTypeCode(SqlTypes.JSON)
    private ReleaseDeployed deployed;

    private @Nullable String traceparent;

    @Enumerated(EnumType.STRING)
    private VerificationStatus status;

    @Column(name = "received_at", insertable = false, updatable = false)
    private Instant receivedAt;

    @Column(name = "deadline_at", insertable = false, updatable = false)
    private Instant deadlineAt;

    @Column(name = "concluded_at", insertable = false, updatable = false)
    private @Nullable Instant concludedAt;

    @Column(insertable = false, updatable = false)
    private int attempt;

    @Column(name = "blind_millis")
    private long unobservedMillis;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "known")
    private Baseline baseline;

    private String message;

    @Enumerated(EnumType.STRING)
    private ReleaseFailed.@Nullable Reason reason;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Evidence> evidence;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<TimeSpent> spent;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Measurement> measurements;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Verification() {}

    /**
     * @param claimedAtNanos when the durations were measured, by {@link System#nanoTime()}
     * @param sinceReceived by the database's clock
     * @param untilDeadline by the database's clock
     */
    ClaimedVerification claimed(long claimedAtNanos, Duration sinceReceived, Duration untilDeadline) {
        return new ClaimedVerification(
                id,
                attempt,
                changeId,
                causedBy,
                deployed,
                traceparent,
                claimedAtNanos,
                sinceReceived,
                untilDeadline,
                new RunProgress(Duration.ofMillis(unobservedMillis), baseline, "verification started", measurements));
    }

    void progressed(RunProgress progress) {
        unobservedMillis = progress.unobserved().toMillis();
        baseline = progress.baseline();
        message = progress.waitingFor();
        measurements = progress.measured();
    }

    void concluded(Conclusion conclusion) {
        status = conclusion.status();
        reason = conclusion.reason();
        message = conclusion.message();
        evidence = conclusion.evidence();
        spent = conclusion.spent();
        measurements = conclusion.measured();
    }

    VerificationView view() {
        return new VerificationView(
                id,
                releaseId,
                revision,
                changeId,
                deployed.target().application(),
                deployed.target().environment(),
                deployed.namespace(),
                status,
                reason,
                message,
                evidence,
                spent,
                measurements,
                receivedAt,
                deadlineAt,
                concludedAt,
                attempt);
    }
}
