package io.fairway.release.lease;

import io.agroal.api.AgroalDataSource;
import io.fairway.events.Target;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may act on a target: at most one worker at a time, on all machines. A lease expires by the database's clock; each new
 * one has a greater token, and a writer whose token is not the current one is refused.
 */
@ApplicationScoped
public class TargetLeases {

    private static final String CLAIM = """
            UPDATE targets SET owner = ?, token = token + 1, expires_at = clock_timestamp() + ? * interval '1 millisecond'
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

    private final AgroalDataSource dataSource;

    TargetLeases(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A target that was claimed, and the token that proves it. */
    public record Claim(Target target, long token) {}

    /** Claims a target at which something is due. */
    public Optional<Claim> claim(String owner, Duration time) {
        return inTransaction(CLAIM, claim -> {
            claim.setString(1, owner);
            claim.setLong(2, time.toMillis());
            try (ResultSet row = claim.executeQuery()) {
                return row.next()
                        ? Optional.of(new Claim(new Target(row.getString(1), row.getString(2)), row.getLong(3)))
                        : Optional.empty();
            }
        });
    }

    /** @return false if the lease is somebody else's by now */
    public boolean extend(Claim claim, Duration time) {
        String extend = "UPDATE targets SET expires_at = clock_timestamp() + ? * interval '1 millisecond'"
                + " WHERE application = ? AND environment = ? AND token = ?";
        return inTransaction(extend, statement -> {
            statement.setLong(1, time.toMillis());
            statement.setString(2, claim.target().application());
            statement.setString(3, claim.target().environment());
            statement.setLong(4, claim.token());
            return statement.executeUpdate() == 1;
        });
    }

    /** Whether a release is still to be deployed: somebody may have cancelled it. */
    boolean isDeploying(UUID release) {
        return inTransaction("SELECT status = 'DEPLOYING' FROM releases WHERE id = ?", statement -> {
            statement.setObject(1, release);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        });
    }

    public void release(Claim claim) {
        String release = "UPDATE targets SET owner = NULL, expires_at = NULL"
                + " WHERE application = ? AND environment = ? AND token = ?";
        inTransaction(release, statement -> {
            statement.setString(1, claim.target().application());
            statement.setString(2, claim.target().environment());
            statement.setLong(3, claim.token());
            return statement.executeUpdate();
        });
    }

    /**
     * Makes sure, until the caller's transaction ends, that the claim still holds.
     *
     * @throws LeaseLostException if it does not
     */
    public void require(Claim claim) {
        String lock = "SELECT token FROM targets WHERE application = ? AND environment = ? FOR UPDATE";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(lock)) {
            statement.setString(1, claim.target().application());
            statement.setString(2, claim.target().environment());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || row.getLong(1) != claim.token()) {
                    throw new LeaseLostException(claim.target());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the lease of " + claim.target().key() + " cannot be checked", e);
        }
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T inTransaction(String sql, Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                return work.with(statement);
            }
        });
    }
}
