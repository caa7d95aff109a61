package io.fairway.verification;

import io.fairway.events.ReleaseDeployed;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The verifications. Leases and deadlines are measured by the database's clock alone.
 *
 * <p>Whatever is written for a claim is fenced: one statement makes sure that the claim is still the current one and locks the
 * row; what follows in its transaction cannot be overtaken.
 */
@ApplicationScoped
public class VerificationStore implements PanacheRepositoryBase<Verification, UUID> {

    private static final Sort NEWEST_FIRST = Sort.by("receivedAt").descending();

    private static final String ADD = """
        INSERT INTO verifications (id, release_id, revision, change_id, caused_by, deployed, traceparent, message, deadline_at)
        VALUES (:id, :release, :revision, :change, :causedBy, CAST(:deployed AS jsonb), CAST(:traceparent AS text),
            'waiting for its turn', clock_timestamp() + :deadline * interval '1 second')
        ON CONFLICT (release_id, revision) DO NOTHING
        """;

    private static final String CLAIM = """
        UPDATE verifications SET
            attempt = attempt + 1,
            blind_millis = blind_millis
                + CAST(greatest(0, extract(epoch FROM clock_timestamp() - leased_until) * 1000) AS bigint),
            leased_until = clock_timestamp() + :lease * interval '1 millisecond'
        WHERE id = (
            SELECT id FROM verifications
            WHERE status = 'WATCHING' AND leased_until <= clock_timestamp()
            ORDER BY leased_until
            LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING id,
            CAST(extract(epoch FROM clock_timestamp() - received_at) * 1000 AS bigint) AS since_received,
            CAST(extract(epoch FROM deadline_at - clock_timestamp()) * 1000 AS bigint) AS until_deadline
        """;

    private static final String RENEW = """
        UPDATE verifications SET leased_until = clock_timestamp() + :lease * interval '1 millisecond'
        WHERE id = :id AND attempt = :attempt AND status = 'WATCHING'
        """;

    private static final String CONCLUDE = """
        UPDATE verifications SET concluded_at = clock_timestamp()
        WHERE id = :id AND attempt = :attempt AND status = 'WATCHING'
        """;

    /**
     * In the caller's transaction.
     *
     * @return false if this revision of this release was recorded before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean add(UUID id, UUID changeId, UUID causedBy, ReleaseDeployed deployed, @Nullable String traceparent) {
        return getEntityManager()
                        .createNativeQuery(ADD)
                        .setParameter("id", id)
                        .setParameter("release", deployed.releaseId())
                        .setParameter("revision", deployed.revision())
                        .setParameter("change", changeId)
                        .setParameter("causedBy", causedBy)
                        .setParameter("deployed", StoredJson.write(deployed))
                        .setParameter("traceparent", traceparent)
                        .setParameter("deadline", deployed.checks().deadlineSeconds())
                        .executeUpdate()
                == 1;
    }

    /** Claims the verification that has waited longest, and that nobody holds. In a transaction of its own. */
    public Optional<ClaimedVerification> claim(Duration lease) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Tuple> claimed = getEntityManager()
                    .unwrap(Session.class)
                    .createNativeQuery(CLAIM, Tuple.class)
                    .setParameter("lease", lease.toMillis())
                    .getResultList();
            long now = System.nanoTime();
            return claimed.stream()
                    .findFirst()
                    .map(row -> findById(row.get("id", UUID.class))
                            .claimed(
                                    now,
                                    Duration.ofMillis(row.get("since_received", Long.class)),
                                    Duration.ofMillis(row.get("until_deadline", Long.class))));
        });
    }

    /**
     * In a transaction of its own.
     *
     * @return false if somebody else has claimed it meanwhile, or it is concluded
     */
    public boolean renew(ClaimedVerification verification, Duration lease, RunProgress progress) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean held = getEntityManager()
                            .createNativeQuery(RENEW)
                            .setParameter("lease", lease.toMillis())
                            .setParameter("id", verification.id())
                            .setParameter("attempt", verification.attempt())
                            .executeUpdate()
                    == 1;
            if (held) {
                findById(verification.id()).progressed(progress);
            }
            return held;
        });
    }

    /**
     * In the caller's transaction.
     *
     * @return false if somebody else has claimed it meanwhile, or it is concluded: then nothing was saved
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean conclude(ClaimedVerification verification, Conclusion conclusion) {
        boolean held = getEntityManager()
                        .createNativeQuery(CONCLUDE)
                        .setParameter("id", verification.id())
                        .setParameter("attempt", verification.attempt())
                        .executeUpdate()
                == 1;
        if (held) {
            findById(verification.id()).concluded(conclusion);
            flush();
        }
        return held;
    }

    /** The newest first, at most so many. */
    @Transactional
    public List<VerificationView> list(@Nullable UUID releaseId, int limit) {
        return (releaseId == null ? findAll(NEWEST_FIRST) : find("releaseId", NEWEST_FIRST, releaseId))
                .page(0, limit).stream().map(Verification::view).toList();
    }
}
