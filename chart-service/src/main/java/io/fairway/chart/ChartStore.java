package io.fairway.chart;

import io.fairway.eventlog.Traces;
import io.fairway.events.ImageRef;
import io.fairway.events.Source;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The charts in PostgreSQL. Methods take part in the caller's transaction; due times and leases go by the clock of the
 * database, which all workers share.
 */
@Singleton
public class ChartStore {

    private static final String CLAIM = """
            UPDATE charts SET lease = gen_random_uuid(), leased_until = now() + ? * interval '1 ms', attempts = attempts + 1
            WHERE id = (
                SELECT id FROM charts
                WHERE status = 'PENDING' AND due_at <= now() AND (leased_until IS NULL OR leased_until < now())
                ORDER BY due_at FOR UPDATE SKIP LOCKED LIMIT 1)
            RETURNING id, lease, attempts, change_id, caused_by, repository, branch, commit_id, sequence, application,
                image_repository, image_tag, image_digest, traceparent""";

    private static final String RENEW =
            "UPDATE charts SET leased_until = now() + ? * interval '1 ms' WHERE id = ? AND lease = ? AND status = 'PENDING'";

    private static final String POSTPONE = """
            UPDATE charts SET lease = NULL, leased_until = NULL, due_at = now() + ? * interval '1 ms', message = ?
            WHERE id = ? AND lease = ? AND status = 'PENDING'""";

    private static final String PUBLISH = """
            UPDATE charts SET status = 'PUBLISHED', lease = NULL, leased_until = NULL, ended_at = ?, message = NULL,
                name = ?, version = ?, app_version = ?, description = ?, digest = ?, content_digest = ?
            WHERE id = ? AND lease = ? AND status = 'PENDING'""";

    private static final String REJECT = """
            UPDATE charts SET status = 'REJECTED', lease = NULL, leased_until = NULL, ended_at = ?, message = ?, file = ?,
                line = ?
            WHERE id = ? AND lease = ? AND status = 'PENDING'""";

    private final DataSource dataSource;

    ChartStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A chart in the repository.
     *
     * @param created when it was published
     */
    public record Entry(
            String name, String version, String appVersion, String description, String digest, Instant created) {}

    /**
     * The bytes of a published chart.
     *
     * @param digest {@code sha256:...} of the bytes
     */
    public record Archive(String digest, byte[] content) {}

    /** Asks for a chart. False if the commit on that branch has one already, whatever became of it. */
    public boolean request(ChartRequest request) {
        Source source = request.source();
        ImageRef image = request.image();
        return update(
                        """
                        INSERT INTO charts (change_id, caused_by, repository, branch, commit_id, sequence, application,
                            image_repository, image_tag, image_digest, traceparent)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (repository, branch, commit_id) DO NOTHING""",
                        request.changeId(),
                        request.causedBy(),
                        source.repository(),
                        source.branch(),
                        source.commit(),
                        source.sequence(),
                        request.application(),
                        image.repository(),
                        image.tag(),
                        image.digest(),
                        Traces.current())
                > 0;
    }

    /** Claims the chart that has been due for longest. */
    Optional<Chart> claim(Duration lease) {
        return query(CLAIM, ChartStore::chart, lease.toMillis()).stream().findFirst();
    }

    /** Keeps a claim. False if it was lost. */
    boolean renew(Chart chart, Duration lease) {
        return update(RENEW, lease.toMillis(), chart.id(), chart.lease()) > 0;
    }

    /** Gives a claim back, to be tried again later. False if it was lost. */
    boolean postpone(Chart chart, Duration pause, String reason) {
        return update(POSTPONE, pause.toMillis(), reason, chart.id(), chart.lease()) > 0;
    }

    /**
     * Puts a chart into the repository. False if the claim was lost.
     *
     * @throws IllegalStateException if the repository has another chart of that name and version
     */
    boolean publish(Chart chart, PackagedChart packaged, Instant now) {
        boolean held = update(
                        PUBLISH,
                        Timestamp.from(now),
                        packaged.name(),
                        packaged.version(),
                        packaged.appVersion(),
                        packaged.description(),
                        packaged.digest(),
                        packaged.contentDigest(),
                        chart.id(),
                        chart.lease())
                > 0;
        if (held) {
            update("INSERT INTO chart_archives (chart_id, content) VALUES (?, ?)", chart.id(), packaged.archive());
        }
        return held;
    }

    /** Ends a chart that cannot be published. False if the claim was lost. */
    boolean reject(Chart chart, Fault fault, Instant now) {
        return update(
                        REJECT,
                        Timestamp.from(now),
                        fault.message(),
                        fault.file(),
                        fault.line(),
                        chart.id(),
                        chart.lease())
                > 0;
    }

    /** Clone URL of the repository that this version of a chart was published from. */
    Optional<String> publishedFrom(String name, String version) {
        return query(
                        "SELECT repository FROM charts WHERE name = ? AND version = ? AND status = 'PUBLISHED'",
                        row -> row.getString(1),
                        name,
                        version)
                .stream()
                .findFirst();
    }

    /** How many charts were ever published. None is altered or deleted, so an equal number means equal charts. */
    public long countPublished() {
        return query("SELECT count(*) FROM charts WHERE status = 'PUBLISHED'", row -> row.getLong(1))
                .getFirst();
    }

    /** All published charts by name; of one name the newest first. */
    public List<Entry> published() {
        return query(
                """
                SELECT name, version, app_version, description, digest, ended_at FROM charts
                WHERE status = 'PUBLISHED' ORDER BY name, sequence DESC, version""",
                row -> new Entry(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getTimestamp(6).toInstant()));
    }

    /** A published chart by the name of its file. */
    public Optional<Archive> archive(String fileName) {
        return query("""
                        SELECT digest, content FROM charts JOIN chart_archives ON chart_id = id
                        WHERE status = 'PUBLISHED' AND name || '-' || version || '.tgz' = ?""", row -> new Archive(row.getString(1), row.getBytes(2)), fileName).stream()
                .findFirst();
    }

    private static Chart chart(ResultSet row) throws SQLException {
        Source source = new Source(
                row.getString("repository"),
                row.getString("branch"),
                row.getString("commit_id"),
                row.getLong("sequence"));
        ImageRef image = new ImageRef(
                row.getString("image_repository"), row.getString("image_tag"), row.getString("image_digest"));
        ChartRequest request = new ChartRequest(
                row.getObject("change_id", UUID.class),
                row.getObject("caused_by", UUID.class),
                source,
                row.getString("application"),
                image);
        return new Chart(
                row.getObject("id", UUID.class),
                row.getObject("lease", UUID.class),
                row.getInt("attempts"),
                request,
                row.getString("traceparent"));
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private int update(String sql, @Nullable Object... arguments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the database refused: " + e.getMessage(), e);
        }
    }

    private <T> List<T> query(String sql, Row<T> reader, Object... arguments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the database refused: " + e.getMessage(), e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] arguments) throws SQLException {
        for (int index = 0; index < arguments.length; index++) {
            statement.setObject(index + 1, arguments[index]);
        }
    }
}
