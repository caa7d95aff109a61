package io.fairway.audit;

import io.fairway.events.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the audit, always its current generation. */
@ApplicationScoped
public class AuditStore {

    private static final String CURRENT = "generation = (SELECT id FROM audit_generations WHERE state = 'CURRENT')";
    private static final String SELECT = "SELECT number, event_id, at, change_id, caused_by, type, detail, application,"
            + " environment, actor, actor_kind, what, why, release_id, related_release_id, repository, commit_id,"
            + " chart_version, image_digest FROM audit_entries WHERE " + CURRENT;

    private static final String AT_TARGETS = "(application, environment) IN (SELECT * FROM unnest(?, ?))";

    private final DataSource dataSource;

    AuditStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Newest first, by the time of the events.
     *
     * @param before only what comes after this entry; null for the newest
     */
    public List<AuditEntry> search(AuditFilter filter, @Nullable AuditEntry before, int limit) {
        Query query = new Query(SELECT);
        filter(query, filter);
        if (before != null) {
            query.and("(at, number) < (?, ?)", time(before.at()), before.number());
        }
        return query.append(" ORDER BY at DESC, number DESC LIMIT ?", limit).list();
    }

    /** The entry with this number. */
    public Optional<AuditEntry> byNumber(long number) {
        return new Query(SELECT).and("number = ?", number).list().stream().findFirst();
    }

    /** Those with greater numbers, in the order of their numbers. */
    List<AuditEntry> after(long number, int limit) {
        return new Query(SELECT)
                .and("number > ?", number)
                .append(" ORDER BY number LIMIT ?", limit)
                .list();
    }

    /** The greatest number there is; 0 if there is none. */
    long last() {
        return one("SELECT coalesce(max(number), 0) FROM audit_entries WHERE " + CURRENT);
    }

    /** How many entries there are. */
    long count() {
        return one("SELECT count(*) FROM audit_entries WHERE " + CURRENT);
    }

    /** How many entries came after this one. */
    public long countAfter(AuditFilter filter, long number, int atMost) {
        Query query = new Query(SELECT);
        filter(query, filter);
        return query.and("number > ?", number)
                .append(" ORDER BY number LIMIT ?", atMost)
                .list()
                .size();
    }

    /** Names that occur, in their order, for choosing from. */
    public List<String> applications() {
        // A loose index scan: as many steps as there are names, not as there are entries.
        return texts("WITH RECURSIVE names AS ((SELECT application FROM audit_entries WHERE " + CURRENT
                + " AND application IS NOT NULL ORDER BY application LIMIT 1) UNION ALL SELECT (SELECT e.application FROM"
                + " audit_entries e WHERE e." + CURRENT
                + " AND e.application > n.application ORDER BY e.application LIMIT 1)"
                + " FROM names n WHERE n.application IS NOT NULL) SELECT application FROM names WHERE application IS NOT"
                + " NULL LIMIT 5000");
    }

    /** The current generation, the one that is being built, and the latest ones before. */
    List<Generation> generations(int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT * FROM audit_generations ORDER BY id DESC LIMIT ?")) {
            select.setInt(1, limit);
            try (ResultSet result = select.executeQuery()) {
                List<Generation> generations = new ArrayList<>();
                while (result.next()) {
                    generations.add(generation(result));
                }
                return generations;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the audit cannot be read", e);
        }
    }

    /**
     * All that was said about releases at some targets since some time, and what was said before about the same releases, in
     * the order of time. For computing with; {@link #search} is for looking.
     *
     * @param limit how many at most
     */
    public List<AuditEntry> releasesSince(List<Target> targets, Instant since, int limit) {
        String[] applications = targets.stream().map(Target::application).toArray(String[]::new);
        String[] environments = targets.stream().map(Target::environment).toArray(String[]::new);
        return new Query(SELECT)
                .and(AT_TARGETS, applications, environments)
                .and(
                        "release_id IS NOT NULL AND (at >= ? OR release_id IN (SELECT release_id FROM audit_entries WHERE "
                                + CURRENT + " AND " + AT_TARGETS + " AND at >= ?))",
                        time(since),
                        applications,
                        environments,
                        time(since))
                .append(" ORDER BY at, number LIMIT ?", limit)
                .list();
    }

    /** When something was first said about a release at one of these targets. */
    public Optional<Instant> knownSince(List<Target> targets) {
        return new Query(SELECT)
                        .and(
                                AT_TARGETS,
                                targets.stream().map(Target::application).toArray(String[]::new),
                                targets.stream().map(Target::environment).toArray(String[]::new))
                        .append(" AND type = 'ReleaseRequested' ORDER BY at LIMIT ?", 1)
                        .list()
                        .stream()
                        .map(AuditEntry::at)
                        .findFirst();
    }

    /** The entries of one type about some changes. */
    public List<AuditEntry> ofChanges(String type, List<UUID> changes) {
        return new Query(SELECT)
                .and("type = ?", type)
                .and("change_id = ANY (?)", (Object) changes.toArray(UUID[]::new))
                .list();
    }

    private static void filter(Query query, AuditFilter filter) {
        query.andIfGiven("application = ?", filter.application());
        query.andIfGiven("environment = ?", filter.environment());
        if (AuditFilter.FAIRWAY.equals(filter.actor())) {
            query.and("actor_kind = ?", AuditEntry.ActorKind.SERVICE.name());
        } else {
            query.andIfGiven("actor = ?", filter.actor());
        }
        query.andIfGiven(
                "actor_kind = ?",
                filter.actorKind() == null ? null : filter.actorKind().name());
        query.andIfGiven("type = ?", filter.type());
        query.andIfGiven("change_id = ?", filter.changeId());
        query.andIfGiven("at >= ?", filter.from() == null ? null : time(filter.from()));
        query.andIfGiven("at < ?", filter.to() == null ? null : time(filter.to()));
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private long one(String sql) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet result = select.executeQuery()) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the audit cannot be read", e);
        }
    }

    private List<String> texts(String sql) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet result = select.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException("the audit cannot be read", e);
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("number"),
                row.getObject("event_id", UUID.class),
                instant(row, "at"),
                row.getObject("change_id", UUID.class),
                row.getObject("caused_by", UUID.class),
                row.getString("type"),
                row.getString("detail"),
                row.getString("application"),
                row.getString("environment"),
                row.getString("actor"),
                AuditEntry.ActorKind.valueOf(row.getString("actor_kind")),
                row.getString("what"),
                row.getString("why"),
                row.getObject("release_id", UUID.class),
                row.getObject("related_release_id", UUID.class),
                row.getString("repository"),
                row.getString("commit_id"),
                row.getString("chart_version"),
                row.getString("image_digest"));
    }

    private static Generation generation(ResultSet row) throws SQLException {
        OffsetDateTime since = row.getObject("current_since", OffsetDateTime.class);
        return new Generation(
                row.getInt("id"),
                Generation.State.valueOf(row.getString("state")),
                row.getString("begun_by"),
                row.getString("reason"),
                instant(row, "begun_at"),
                since == null ? null : since.toInstant(),
                row.getLong("records"),
                row.getLong("records_read"),
                row.getLong("unreadable"),
                row.getLong("carried_over"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A query that grows, with its parameters. */
    private final class Query {

        private final StringBuilder sql;
        private final List<Object> parameters = new ArrayList<>();

        Query(String start) {
            sql = new StringBuilder(start);
        }

        Query and(String condition, Object... values) {
            return append(" AND (" + condition + ")", values);
        }

        void andIfGiven(String condition, @Nullable Object value) {
            if (value != null) {
                and(condition, value);
            }
        }

        Query append(String text, Object... values) {
            sql.append(text);
            parameters.addAll(List.of(values));
            return this;
        }

        List<AuditEntry> list() {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement select = connection.prepareStatement(sql.toString())) {
                for (int i = 0; i < parameters.size(); i++) {
                    Object parameter = parameters.get(i);
                    if (parameter instanceof UUID[] ids) {
                        select.setArray(i + 1, connection.createArrayOf("uuid", ids));
                    } else if (parameter instanceof String[] texts) {
                        select.setArray(i + 1, connection.createArrayOf("text", texts));
                    } else {
                        select.setObject(i + 1, parameter);
                    }
                }
                try (ResultSet result = select.executeQuery()) {
                    List<AuditEntry> entries = new ArrayList<>();
                    while (result.next()) {
                        entries.add(entry(result));
                    }
                    return entries;
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the audit cannot be read", e);
            }
        }
    }
}
