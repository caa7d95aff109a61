package io.fairway.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.events.Evidence;
import io.fairway.events.Measurement;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.TimeSpent;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The table of verifications. Joins the caller's transaction if there is one; else each statement stands for itself. Leases
 * and deadlines are measured by the database's clock alone.
 *
 * <p>Throws {@link IllegalStateException} when the database fails.
 */
@Singleton
public class VerificationStore {

    private final DataSource dataSource;
    private final ObjectMapper json;

    VerificationStore(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** @return false if this revision of this release was recorded before */
    boolean add(UUID id, UUID changeId, UUID causedBy, ReleaseDeployed deployed, @Nullable String traceparent) {
        String sql = """
            INSERT INTO verifications (id, release_id, revision, change_id, caused_by, deployed, traceparent, deadline_at)
            VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, clock_timestamp() + make_interval(secs => ?))
            ON CONFLICT (release_id, revision) DO EMPTY
            """;
        return run(sql, insert -> {
            insert.setObject(1, id);
            insert.setObject(2, deployed.releaseId());
            insert.setInt(3, deployed.revision());
            insert.setObject(4, changeId);
            insert.setObject(5, causedBy);
            insert.setString(6, write(deployed));
            insert.setString(7, traceparent);
            insert.setDouble(8, deployed.checks().deadlineSeconds());
            return insert.executeUpdate() == 1;
        });
    }

    /** Claims the verification that has waited longest, and that nobody holds. */
    public Optional<ClaimedVerification> claim(Duration lease) {
        String sql = """
            UPDATE verifications SET
                attempt = attempt + 1,
                blind_millis = blind_millis
                    + greatest(0, extract(epoch FROM clock_timestamp() - leased_until) * 1000)::bigint,
                leased_until = clock_timestamp() + make_interval(secs => ?)
            WHERE id = (
                SELECT id FROM verifications
                WHERE status = 'WATCHING' AND leased_until <= clock_timestamp()
                ORDER BY leased_until
                LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, attempt, change_id, caused_by, deployed, traceparent, blind_millis, known, measurements,
                (extract(epoch FROM clock_timestamp() - received_at) * 1000)::bigint AS since_received,
                (extract(epoch FROM deadline_at - clock_timestamp()) * 1000)::bigint AS until_deadline
            """;
        return run(sql, update -> {
            update.setDouble(1, seconds(lease));
            try (ResultSet row = update.executeQuery()) {
                long now = System.nanoTime();
                return row.next() ? Optional.of(verification(row, now)) : Optional.empty();
            }
        });
    }

    /** @return false if somebody else has claimed it meanwhile, or it is concluded */
    public boolean renew(ClaimedVerification verification, Duration lease, RunProgress progress) {
        String sql = """
            UPDATE verifications SET leased_until = clock_timestamp() + make_interval(secs => ?),
                blind_millis = ?, known = ?::jsonb, message = ?, measurements = ?::jsonb
            WHERE id = ? AND attempt = ? AND status = 'WATCHING'
            """;
        return run(sql, update -> {
            update.setDouble(1, seconds(lease));
            update.setLong(2, progress.unobserved().toMillis());
            update.setString(3, write(progress.baseline()));
            update.setString(4, progress.waitingFor());
            update.setString(5, write(progress.measured()));
            update.setObject(6, verification.id());
            update.setInt(7, verification.attempt());
            return update.executeUpdate() == 1;
        });
    }

    /** @return false if somebody else has claimed it meanwhile, or it is concluded: then nothing was saved */
    boolean conclude(ClaimedVerification verification, Conclusion conclusion) {
        String sql = """
            UPDATE verifications SET status = ?, reason = ?, message = ?, evidence = ?::jsonb, spent = ?::jsonb,
                measurements = ?::jsonb, concluded_at = clock_timestamp()
            WHERE id = ? AND attempt = ? AND status = 'WATCHING'
            """;
        return run(sql, update -> {
            update.setString(1, conclusion.status().name());
            update.setString(
                    2, conclusion.reason() == null ? null : conclusion.reason().name());
            update.setString(3, conclusion.message());
            update.setString(4, write(conclusion.evidence()));
            update.setString(5, write(conclusion.spent()));
            update.setString(6, write(conclusion.measured()));
            update.setObject(7, verification.id());
            update.setInt(8, verification.attempt());
            return update.executeUpdate() == 1;
        });
    }

    /** The newest first, at most so many. */
    public List<VerificationView> list(@Nullable UUID releaseId, int limit) {
        String sql = "SELECT * FROM verifications WHERE ?::uuid IS NULL OR release_id = ?::uuid"
                + " ORDER BY received_at DESC LIMIT ?";
        return run(sql, select -> {
            select.setObject(1, releaseId);
            select.setObject(2, releaseId);
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                List<VerificationView> views = new ArrayList<>();
                while (row.next()) {
                    views.add(view(row));
                }
                return views;
            }
        });
    }

    private ClaimedVerification verification(ResultSet row, long claimedAtNanos) throws SQLException {
        return new ClaimedVerification(
                row.getObject("id", UUID.class),
                row.getInt("attempt"),
                row.getObject("change_id", UUID.class),
                row.getObject("caused_by", UUID.class),
                read(row.getString("deployed"), new TypeReference<ReleaseDeployed>() {}),
                row.getString("traceparent"),
                claimedAtNanos,
                Duration.ofMillis(row.getLong("since_received")),
                Duration.ofMillis(row.getLong("until_deadline")),
                new RunProgress(
                        Duration.ofMillis(row.getLong("blind_millis")),
                        read(row.getString("known"), new TypeReference<Baseline>() {}),
                        "verification started",
                        read(row.getString("measurements"), new TypeReference<List<Measurement>>() {})));
    }

    private VerificationView view(ResultSet row) throws SQLException {
        ReleaseDeployed deployed = read(row.getString("deployed"), new TypeReference<ReleaseDeployed>() {});
        String reason = row.getString("reason");
        Timestamp concludedAt = row.getTimestamp("concluded_at");
        return new VerificationView(
                row.getObject("id", UUID.class),
                deployed.releaseId(),
                deployed.revision(),
                row.getObject("change_id", UUID.class),
                deployed.target().application(),
                deployed.target().environment(),
                deployed.namespace(),
                VerificationStatus.valueOf(row.getString("status")),
                reason == null ? null : ReleaseFailed.Reason.valueOf(reason),
                row.getString("message"),
                read(row.getString("evidence"), new TypeReference<List<Evidence>>() {}),
                read(row.getString("spent"), new TypeReference<List<TimeSpent>>() {}),
                read(row.getString("measurements"), new TypeReference<List<Measurement>>() {}),
                row.getTimestamp("received_at").toInstant(),
                row.getTimestamp("deadline_at").toInstant(),
                concludedAt == null ? null : concludedAt.toInstant(),
                row.getInt("attempt"));
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the table of verifications cannot be used", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    private <T> T read(String value, TypeReference<T> type) {
        try {
            return json.readValue(value, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON cannot be read", e);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
