package io.fairway.audit;

import io.fairway.audit.AuditEntry.ActorKind;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** A query for entries of the current generation that grows, with its parameters. */
final class EntryQuery {

    static final String CURRENT = "generation = (SELECT id FROM audit_generations WHERE state = 'CURRENT')";

    private static final SequencedMap<String, Class<?>> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("number", Long.class);
        COLUMNS.put("event_id", UUID.class);
        COLUMNS.put("at", Instant.class);
        COLUMNS.put("change_id", UUID.class);
        COLUMNS.put("caused_by", UUID.class);
        COLUMNS.put("type", String.class);
        COLUMNS.put("detail", String.class);
        COLUMNS.put("application", String.class);
        COLUMNS.put("environment", String.class);
        COLUMNS.put("actor", String.class);
        COLUMNS.put("actor_kind", String.class);
        COLUMNS.put("what", String.class);
        COLUMNS.put("why", String.class);
        COLUMNS.put("release_id", UUID.class);
        COLUMNS.put("related_release_id", UUID.class);
        COLUMNS.put("repository", String.class);
        COLUMNS.put("commit_id", String.class);
        COLUMNS.put("chart_version", String.class);
        COLUMNS.put("image_digest", String.class);
    }

    private static final String SELECT =
            "SELECT " + String.join(", ", COLUMNS.keySet()) + " FROM audit_entries WHERE " + CURRENT;

    private final StringBuilder sql = new StringBuilder(SELECT);
    private final Map<String, Object> parameters = new HashMap<>();

    /** @param condition with parameters, as {@code :name} */
    EntryQuery and(String condition) {
        sql.append(" AND (").append(condition).append(')');
        return this;
    }

    /** The column has this value; if it is null, it does not matter. */
    EntryQuery is(String column, @Nullable Object value) {
        return value == null ? this : and(column + " = :" + column).with(column, value);
    }

    EntryQuery with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    EntryQuery orderBy(String order, int limit) {
        sql.append(" ORDER BY ").append(order).append(" LIMIT :limit");
        return with("limit", limit);
    }

    List<AuditEntry> list(EntityManager entityManager) {
        NativeQuery<Object[]> query =
                entityManager.unwrap(Session.class).createNativeQuery(sql.toString(), Object[].class);
        COLUMNS.forEach(query::addScalar);
        parameters.forEach(query::setParameter);
        return query.setTupleTransformer((row, _) -> entry(row)).getResultList();
    }

    long count(EntityManager entityManager) {
        NativeQuery<Long> query = entityManager
                .unwrap(Session.class)
                .createNativeQuery("SELECT count(*) FROM (" + sql + ") counted", Long.class);
        parameters.forEach(query::setParameter);
        return query.getSingleResult();
    }

    private static AuditEntry entry(Object[] row) {
        return new AuditEntry(
                (Long) row[0],
                (UUID) row[1],
                (Instant) row[2],
                (UUID) row[3],
                (UUID) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                (String) row[8],
                (String) row[9],
                ActorKind.valueOf((String) row[10]),
                (String) row[11],
                (String) row[12],
                (UUID) row[13],
                (UUID) row[14],
                (String) row[15],
                (String) row[16],
                (String) row[17],
                (String) row[18]);
    }
}
