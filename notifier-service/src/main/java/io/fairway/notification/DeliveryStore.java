package io.fairway.notification;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/**
 * The messages of all sinks. Due times and claims are measured by the database's clock alone, which is why they are native
 * statements. A claim has the number of its attempt, and what a claim saves is saved only while it is the current one.
 */
@ApplicationScoped
@Transactional
public class DeliveryStore implements PanacheRepositoryBase<Delivery, Long> {

    /**
     * Claims the oldest message that is due and that is not behind an older one about the same target. Also one whose claim
     * has expired. The claim is committed before its message is read, so one that cannot be read does not hold up the others.
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    Optional<ClaimedDelivery> claim(String sink, Duration hold) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> claimNext(sink, hold))
                .map(claim -> QuarkusTransaction.joiningExisting()
                        .call(() -> current(claim.id()).claimed(claim.interrupted())));
    }

    private record Claim(long id, boolean interrupted) {}

    private Optional<Claim> claimNext(String sink, Duration hold) {
        String sql = """
                WITH next AS (
                    SELECT id, status FROM deliveries d
                    WHERE sink = :sink
                        AND (status = 'PENDING' AND due_at <= clock_timestamp()
                            OR status = 'SENDING' AND sending_until <= clock_timestamp())
                        AND NOT EXISTS (
                            SELECT 1 FROM deliveries e
                            WHERE e.sink = d.sink AND e.target = d.target AND e.status IN ('PENDING', 'SENDING')
                                AND (e.position, e.part) < (d.position, d.part))
                    ORDER BY position, part LIMIT 1 FOR UPDATE SKIP LOCKED
                )
                UPDATE deliveries d SET status = 'SENDING', attempts = attempts + 1,
                    unclear = unclear OR next.status = 'SENDING',
                    sending_until = clock_timestamp() + :hold * interval '1 millisecond'
                FROM next WHERE d.id = next.id
                RETURNING d.id, next.status = 'SENDING' AS interrupted
                """;
        List<Tuple> claimed = getEntityManager()
                .createNativeQuery(sql, Tuple.class)
                .setParameter("sink", sink)
                .setParameter("hold", hold.toMillis())
                .getResultList();
        return claimed.stream()
                .findFirst()
                .map(row -> new Claim(row.get("id", Long.class), row.get("interrupted", Boolean.class)));
    }

    /** As it is in the database after a statement, whatever the session has read before. */
    private Delivery current(long id) {
        Delivery delivery = findById(id);
        getEntityManager().refresh(delivery);
        return delivery;
    }

    /** @return false if another process has claimed it meanwhile: then nothing was saved */
    boolean delivered(ClaimedDelivery delivery) {
        return save(delivery, statement("""
                UPDATE deliveries SET status = 'DELIVERED', ended_at = clock_timestamp(), sending_until = NULL
                WHERE id = :id AND attempts = :attempts AND status = 'SENDING'
                """));
    }

    /** @return as {@link #delivered} */
    boolean retryLater(ClaimedDelivery delivery, Duration pause, String error, boolean unclear) {
        return save(
                delivery,
                statement("""
                UPDATE deliveries SET status = 'PENDING', due_at = clock_timestamp() + :pause * interval '1 millisecond',
                    error = :error, unclear = unclear OR :unclear, failed_at = clock_timestamp(), sending_until = NULL
                WHERE id = :id AND attempts = :attempts AND status = 'SENDING'
                """)
                        .setParameter("pause", pause.toMillis())
                        .setParameter("error", error)
                        .setParameter("unclear", unclear));
    }

    /** @return as {@link #delivered} */
    boolean dead(ClaimedDelivery delivery, String error) {
        return save(delivery, statement("""
                UPDATE deliveries SET status = 'DEAD', ended_at = clock_timestamp(), error = :error,
                    failed_at = clock_timestamp(), sending_until = NULL
                WHERE id = :id AND attempts = :attempts AND status = 'SENDING'
                """).setParameter("error", error));
    }

    private Query statement(String sql) {
        return getEntityManager().createNativeQuery(sql);
    }

    private static boolean save(ClaimedDelivery delivery, Query update) {
        return update.setParameter("id", delivery.id())
                        .setParameter("attempts", delivery.attempts())
                        .executeUpdate()
                == 1;
    }

    /** Makes a dead letter a message again; its id stays. @return whether it was one */
    public boolean revive(String sink, long id) {
        return statement("""
                UPDATE deliveries SET status = 'PENDING', attempts = 0, due_at = clock_timestamp(), ended_at = NULL
                WHERE sink = :sink AND id = :id AND status = 'DEAD'
                """).setParameter("sink", sink).setParameter("id", id).executeUpdate() == 1;
    }

    /** Whether a newer message about the same target was delivered meanwhile. */
    public boolean overtaken(String sink, long id) {
        return count(
                        "from Delivery newer, Delivery older where older.sink = ?1 and older.id = ?2"
                                + " and newer.sink = older.sink and newer.target = older.target"
                                + " and newer.event.position > older.event.position and newer.status = ?3",
                        sink,
                        id,
                        Delivery.Status.DELIVERED)
                > 0;
    }

    /** The newest first. */
    public List<DeadLetter> deadLetters(String sink, int max) {
        return find(
                        "from Delivery d join fetch d.event where d.sink = ?1 and d.status = ?2 order by d.id desc",
                        sink,
                        Delivery.Status.DEAD)
                .page(0, max)
                .stream()
                .map(Delivery::deadLetter)
                .toList();
    }

    public SinkStatus status(String sink) {
        String sql = """
                SELECT
                    (SELECT count(*) FROM events WHERE position > s.cursor)
                        + (SELECT count(*) FROM deliveries d WHERE d.sink = s.name AND status IN ('PENDING', 'SENDING'))
                        AS waiting,
                    (SELECT CAST(extract(epoch FROM clock_timestamp() - min(e.recorded_at)) AS bigint)
                        FROM deliveries d JOIN events e USING (position)
                        WHERE d.sink = s.name AND status IN ('PENDING', 'SENDING')) AS lag,
                    (SELECT count(*) FROM deliveries d WHERE d.sink = s.name AND status = 'DEAD') AS dead,
                    (SELECT max(attempts) FROM deliveries d
                        WHERE d.sink = s.name AND status = 'PENDING' AND error IS NOT NULL) AS failing,
                    (SELECT max(ended_at) FROM deliveries d WHERE d.sink = s.name AND status = 'DELIVERED') AS delivered_at,
                    last.error, last.failed_at
                FROM sinks s LEFT JOIN LATERAL (
                    SELECT error, failed_at FROM deliveries d WHERE d.sink = s.name AND failed_at IS NOT NULL
                    ORDER BY failed_at DESC LIMIT 1) last ON true
                WHERE s.name = :sink
                """;
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(sql, Tuple.class)
                .addScalar("waiting", Long.class)
                .addScalar("lag", Long.class)
                .addScalar("dead", Long.class)
                .addScalar("failing", Integer.class)
                .addScalar("delivered_at", Instant.class)
                .addScalar("error", String.class)
                .addScalar("failed_at", Instant.class)
                .setParameter("sink", sink)
                .uniqueResultOptional()
                .map(SinkStatus::of)
                .orElseThrow(() -> new IllegalStateException("sink " + sink + " has no position"));
    }
}
