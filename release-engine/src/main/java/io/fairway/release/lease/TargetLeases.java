package io.fairway.release.lease;

import io.fairway.events.Target;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.hibernate.Session;

/**
 * Who may act on a target: at most one worker at a time, on all machines. A lease expires by the database's clock; each new
 * one has a greater token, and a writer whose token is not the current one is refused.
 */
@ApplicationScoped
public class TargetLeases {

    private static final String CLAIM = """
            UPDATE targets SET owner = :owner, token = token + 1, expires_at = clock_timestamp() + :millis * interval '1 millisecond'
            WHERE (application, environment) = (
                SELECT t.application, t.environment FROM targets t
                WHERE (t.expires_at IS NULL OR t.expires_at <= clock_timestamp())
                  AND EXISTS (
                    SELECT 1 FROM releases r
                    WHERE r.application = t.application AND r.environment = t.environment
                      AND r.due_at <= clock_timestamp()
                      AND (r.status IN ('DEPLOYING', 'RECORDING')
                        OR r.status = 'WAITING'
                          AND (r.kind = 'ROLLBACK' OR NOT EXISTS (
                            SELECT 1 FROM paused p
                            WHERE p.application = t.application AND p.environment = t.environment))
                          AND NOT EXISTS (
                            SELECT 1 FROM releases other
                            WHERE other.application = t.application AND other.environment = t.environment
                              AND other.status IN ('DEPLOYING', 'VERIFYING', 'RECORDING'))))
                ORDER BY t.expires_at NULLS FIRST
                LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING application, environment, token
            """;

    private static final String EXTEND = """
            UPDATE targets SET expires_at = clock_timestamp() + :millis * interval '1 millisecond'
            WHERE application = :application AND environment = :environment AND token = :token
            """;

    private static final String RELEASE = """
            UPDATE targets SET owner = NULL, expires_at = NULL
            WHERE application = :application AND environment = :environment AND token = :token
            """;

    private static final String REQUIRE = """
            SELECT token FROM targets
            WHERE application = :application AND environment = :environment AND token = :token
            FOR UPDATE
            """;

    private final EntityManager database;

    TargetLeases(EntityManager database) {
        this.database = database;
    }

    /** A target that was claimed, and the token that proves it. */
    public record Claim(Target target, long token) {}

    /** Claims a target at which something is due. */
    public Optional<Claim> claim(String owner, Duration time) {
        return inTransaction(() -> database
                .unwrap(Session.class)
                .createNativeQuery(CLAIM, Tuple.class)
                .setParameter("owner", owner)
                .setParameter("millis", time.toMillis())
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> new Claim(
                        new Target(row.get("application", String.class), row.get("environment", String.class)),
                        row.get("token", Long.class))));
    }

    /** @return false if the lease is somebody else's by now */
    public boolean extend(Claim claim, Duration time) {
        return inTransaction(
                () -> of(claim, EXTEND).setParameter("millis", time.toMillis()).executeUpdate() == 1);
    }

    /** Whether a release is still to be deployed: somebody may have cancelled it. */
    boolean isDeploying(UUID release) {
        return inTransaction(() -> !database.createNativeQuery(
                        "SELECT id FROM releases WHERE id = :id AND status = 'DEPLOYING'", UUID.class)
                .setParameter("id", release)
                .getResultList()
                .isEmpty());
    }

    public void release(Claim claim) {
        inTransaction(() -> of(claim, RELEASE).executeUpdate());
    }

    /**
     * Makes sure, until the caller's transaction ends, that the claim still holds.
     *
     * @throws LeaseLostException if it does not
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void require(Claim claim) {
        if (of(claim, REQUIRE).getResultList().isEmpty()) {
            throw new LeaseLostException(claim.target());
        }
    }

    private Query of(Claim claim, String sql) {
        return database.createNativeQuery(sql)
                .setParameter("application", claim.target().application())
                .setParameter("environment", claim.target().environment())
                .setParameter("token", claim.token());
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
