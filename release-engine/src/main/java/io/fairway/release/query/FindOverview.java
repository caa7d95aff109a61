package io.fairway.release.query;

import io.fairway.events.Target;
import io.fairway.release.Application;
import io.fairway.release.ApplicationStore;
import io.fairway.release.Environment;
import io.fairway.release.ReleaseStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Answers "what is live where?" with six queries, however many applications there are. */
@ApplicationScoped
public class FindOverview {

    private static final String LIVE = """
            SELECT t.application, t.environment, l.id, l.change_id, l.commit_id, c.author, c.summary, l.chart_version,
                   l.image_digest, v.helm_revision, v.ended_at
            FROM targets t
            CROSS JOIN LATERAL (
                SELECT r.id, r.kind, r.restores, r.helm_revision, r.ended_at FROM releases r
                WHERE r.application = t.application AND r.environment = t.environment AND r.status = 'VERIFIED'
                ORDER BY r.ended_at DESC LIMIT 1) v
            JOIN releases l ON l.id = CASE WHEN v.kind = 'ROLLBACK' THEN v.restores ELSE v.id END
            LEFT JOIN changes c ON c.id = l.change_id
            WHERE ?::text IS NULL OR t.application = ?""";

    private static final String LAST = """
            SELECT t.application, t.environment, r.id, r.change_id, r.commit_id, c.author, r.status,
                   coalesce(r.failure_reason || ': ' || r.failure_message, r.reason), coalesce(r.ended_at, r.created_at)
            FROM targets t
            CROSS JOIN LATERAL (
                SELECT * FROM releases r
                WHERE r.application = t.application AND r.environment = t.environment AND r.kind <> 'ROLLBACK'
                      AND r.status NOT IN ('SUPERSEDED', 'REFUSED', 'CANCELLED', 'REJECTED', 'EXPIRED')
                ORDER BY r.created_at DESC LIMIT 1) r
            LEFT JOIN changes c ON c.id = r.change_id
            WHERE ?::text IS NULL OR t.application = ?""";

    /** What is being done comes before what waits, and the newest of those that wait comes last. */
    private static final String NEXT = """
            SELECT r.application, r.environment, r.id, r.change_id, r.commit_id, c.author, r.status,
                   coalesce(r.held_back, r.reason), r.created_at
            FROM releases r LEFT JOIN changes c ON c.id = r.change_id
            WHERE r.status IN ('AWAITING_APPROVAL', 'WAITING', 'DEPLOYING', 'VERIFYING', 'RECORDING')
                  AND (?::text IS NULL OR r.application = ?)
            ORDER BY r.status NOT IN ('DEPLOYING', 'VERIFYING', 'RECORDING'), r.created_at""";

    private static final String QUARANTINED = """
            SELECT q.application, r.environment, q.content_digest, q.release_id, r.chart_version, r.commit_id, q.reason, q.at
            FROM quarantine q JOIN releases r ON r.id = q.release_id
            WHERE q.lifted_at IS NULL AND (?::text IS NULL OR q.application = ?)
            ORDER BY q.at DESC""";

    private static final String PAUSED = """
            SELECT application, environment, by_name, reason, at FROM paused
            WHERE ?::text IS NULL OR application = ?""";

    private final ApplicationStore applications;
    private final DataSource dataSource;

    FindOverview(ApplicationStore applications, DataSource dataSource) {
        this.applications = applications;
        this.dataSource = dataSource;
    }

    /** Turns a row into what it stands for. */
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /**
     * In the order of their names.
     *
     * @param application only this one; null for all
     */
    @jakarta.transaction.Transactional
    public List<Overview> find(@Nullable String application) {
        List<Application> registered = application == null
                ? applications.listAll(io.quarkus.panache.common.Sort.by("name"))
                : applications.findByIdOptional(application).stream().toList();
        try (Connection connection = dataSource.getConnection()) {
            Map<Target, List<Overview.Live>> live = read(connection, LIVE, application, FindOverview::live);
            Map<Target, List<Overview.Next>> last = read(connection, LAST, application, FindOverview::next);
            Map<Target, List<Overview.Next>> next = read(connection, NEXT, application, FindOverview::next);
            Map<Target, List<Overview.Paused>> paused = read(connection, PAUSED, application, FindOverview::paused);
            Map<Target, List<Overview.Quarantine>> quarantined =
                    read(connection, QUARANTINED, application, FindOverview::quarantine);
            return registered.stream()
                    .map(known -> new Overview(
                            known.name(),
                            known.repository(),
                            known.environments().stream()
                                    .map(environment -> {
                                        Target target = new Target(known.name(), environment.name());
                                        return environment(
                                                environment,
                                                first(live, target),
                                                first(next, target),
                                                first(last, target),
                                                first(paused, target),
                                                quarantined.getOrDefault(target, List.of()));
                                    })
                                    .toList()))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("the overview cannot be read", e);
        }
    }

    private static Overview.InEnvironment environment(
            Environment environment,
            Overview.@Nullable Live live,
            Overview.@Nullable Next next,
            Overview.@Nullable Next last,
            Overview.@Nullable Paused paused,
            List<Overview.Quarantine> quarantined) {
        TargetState state = Overview.state(live, next, last);
        boolean shown = last != null
                && TargetState.of(last.status()) != TargetState.VERIFIED
                && (next == null || !next.releaseId().equals(last.releaseId()));
        return new Overview.InEnvironment(
                environment.name(),
                environment.namespace(),
                state,
                paused,
                live,
                next,
                shown ? last : null,
                quarantined);
    }

    private static <T> @Nullable T first(Map<Target, List<T>> found, Target target) {
        List<T> at = found.get(target);
        return at == null ? null : at.getFirst();
    }

    private static <T> Map<Target, List<T>> read(
            Connection connection, String query, @Nullable String application, Row<T> row) throws SQLException {
        Map<Target, List<T>> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, application);
            select.setString(2, application);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(new Target(rows.getString(1), rows.getString(2)), _ -> new ArrayList<>())
                            .add(row.of(rows));
                }
            }
        }
        return found;
    }

    private static Overview.Live live(ResultSet row) throws SQLException {
        return new Overview.Live(
                id(row, 3),
                id(row, 4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getObject(10, Integer.class),
                at(row, 11));
    }

    private static Overview.Next next(ResultSet row) throws SQLException {
        return new Overview.Next(
                id(row, 3),
                id(row, 4),
                row.getString(5),
                row.getString(6),
                ReleaseStatus.valueOf(row.getString(7)),
                row.getString(8),
                at(row, 9));
    }

    private static Overview.Paused paused(ResultSet row) throws SQLException {
        return new Overview.Paused(row.getString(3), row.getString(4), at(row, 5));
    }

    private static Overview.Quarantine quarantine(ResultSet row) throws SQLException {
        return new Overview.Quarantine(
                row.getString(3), id(row, 4), row.getString(5), row.getString(6), row.getString(7), at(row, 8));
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
