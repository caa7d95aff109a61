package io.fairway.audit;

import io.fairway.audit.TopicRecord.Readable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries, a batch in one statement: an entity for each of some hundred thousand rows would be made for nothing but to
 * be thrown away. Each method takes part in a transaction of {@link AuditLedger}, under its lock.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class EntryStore {

    private static final List<Column<?>> COLUMNS = List.of(
            column("event_id", "uuid", UUID[]::new, AuditEntry::id),
            column("at", "timestamptz", String[]::new, entry -> entry.at().toString()),
            column("change_id", "uuid", UUID[]::new, AuditEntry::changeId),
            column("caused_by", "uuid", UUID[]::new, AuditEntry::causedBy),
            column("type", "text", String[]::new, AuditEntry::type),
            column("detail", "text", String[]::new, AuditEntry::detail),
            column("application", "text", String[]::new, AuditEntry::application),
            column("environment", "text", String[]::new, AuditEntry::environment),
            column("actor", "text", String[]::new, AuditEntry::actor),
            column(
                    "actor_kind",
                    "text",
                    String[]::new,
                    entry -> entry.actorKind().name()),
            column("what", "text", String[]::new, AuditEntry::what),
            column("why", "text", String[]::new, AuditEntry::why),
            column("release_id", "uuid", UUID[]::new, AuditEntry::releaseId),
            column("related_release_id", "uuid", UUID[]::new, AuditEntry::relatedReleaseId),
            column("repository", "text", String[]::new, AuditEntry::repository),
            column("commit_id", "text", String[]::new, AuditEntry::commit),
            column("chart_version", "text", String[]::new, AuditEntry::chartVersion),
            column("image_digest", "text", String[]::new, AuditEntry::imageDigest),
            new Column<>(
                    "topic", "text", String[]::new, record -> record.partition().topic()),
            new Column<>(
                    "part", "int", Integer[]::new, record -> record.partition().partition()),
            new Column<>("record_offset", "bigint", Long[]::new, Readable::offset));

    private static final String NAMES = COLUMNS.stream().map(Column::name).collect(Collectors.joining(", "));

    /** One array for each column: they become rows again in the database, in the order in which they were read. */
    private static final String INSERT = "INSERT INTO audit_entries (generation, number, " + NAMES
            + ") SELECT :generation, %s, " + NAMES + " FROM (SELECT * FROM unnest("
            + COLUMNS.stream()
                    .map(column -> "CAST(:" + column.name() + " AS " + column.type() + "[])")
                    .collect(Collectors.joining(", "))
            + ") WITH ORDINALITY AS r (" + NAMES + ", ordinality) ORDER BY ordinality) r ON CONFLICT DO NOTHING";

    private static final String INSERT_NEW = INSERT.formatted("nextval('audit_numbers')");
    private static final String INSERT_KNOWN = INSERT.formatted(
            "(SELECT k.number FROM audit_entries k WHERE k.generation = :current AND k.event_id = r.event_id)");

    private static final String FILL_IN_CONTENT = """
        UPDATE audit_entries e SET
            repository = coalesce(e.repository, r.repository),
            commit_id = coalesce(e.commit_id, r.commit_id),
            chart_version = coalesce(e.chart_version, r.chart_version),
            image_digest = coalesce(e.image_digest, r.image_digest)
        FROM audit_entries r
        WHERE e.generation = :generation AND r.generation = :generation
          AND e.release_id = ANY (:releases) AND r.release_id = e.release_id
          AND r.type IN ('ReleaseRequested', 'ApprovalRequested')
          AND e.chart_version IS NULL AND r.chart_version IS NOT NULL
        """;

    private static final String NAME_BY_CHANGE = """
        UPDATE audit_entries e SET application = k.application
        FROM (
            SELECT DISTINCT ON (change_id) change_id, application FROM audit_entries
            WHERE generation = :generation AND change_id = ANY (:changes)
              AND application IS NOT NULL AND type NOT IN ('ChangeAccepted', 'BuildFailed')) k
        WHERE e.generation = :generation AND e.change_id = k.change_id
          AND e.type IN ('ChangeAccepted', 'BuildFailed')
          AND e.application IS DISTINCT FROM k.application
        """;

    private static final String NAME_BY_REPOSITORY = """
        UPDATE audit_entries e SET application = (
            SELECT k.application FROM audit_entries k
            WHERE k.generation = e.generation AND k.repository = e.repository AND k.application IS NOT NULL
            ORDER BY k.at DESC LIMIT 1)
        WHERE e.generation = :generation AND e.application IS NULL AND e.repository IS NOT NULL
        """;

    private static final String CARRY_OVER = "INSERT INTO audit_entries (generation, number, " + NAMES
            + ") SELECT :to, number, " + NAMES + " FROM audit_entries WHERE generation = :from"
            + " AND topic = :topic AND part = :part AND record_offset < :beginning ON CONFLICT DO NOTHING";

    private static final String NUMBER = """
        WITH numbered AS (
            SELECT event_id, nextval('audit_numbers') AS number
            FROM (
                SELECT event_id FROM audit_entries
                WHERE generation = :generation AND number IS NULL
                ORDER BY at, event_id) s)
        UPDATE audit_entries e SET number = n.number
        FROM numbered n
        WHERE e.generation = :generation AND e.event_id = n.event_id
        """;

    private static final String DELETE_REPLACED = """
        DELETE FROM audit_entries WHERE (generation, event_id) IN (
            SELECT e.generation, e.event_id
            FROM audit_entries e JOIN audit_generations g ON g.id = e.generation
            WHERE g.state = 'REPLACED'
            LIMIT :limit)
        """;

    private final EntityManager entityManager;

    EntryStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Adds what the generation does not have yet; the numbers are new. */
    void add(int generation, List<Readable> records) {
        if (!records.isEmpty()) {
            insert(INSERT_NEW, generation, records).executeUpdate();
            complete(generation, records);
        }
    }

    /** Adds what the generation does not have yet, with the numbers of the current one; null for what that does not have. */
    void addBeside(int current, int generation, List<Readable> records) {
        if (!records.isEmpty()) {
            insert(INSERT_KNOWN, generation, records)
                    .setParameter("current", current)
                    .executeUpdate();
            complete(generation, records);
        }
    }

    /**
     * Copies entries whose records Kafka does not keep any more.
     *
     * @param beginning the first offset that it still keeps
     * @return how many they were
     */
    long carryOver(int from, int to, TopicPartition partition, long beginning) {
        return query(CARRY_OVER)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("topic", partition.topic())
                .setParameter("part", partition.partition())
                .setParameter("beginning", beginning)
                .executeUpdate();
    }

    /** Names every entry that is still without an application, and numbers those without a number in the order of time. */
    void finish(int generation) {
        query(NAME_BY_REPOSITORY).setParameter("generation", generation).executeUpdate();
        query(NUMBER).setParameter("generation", generation).executeUpdate();
    }

    /** Deletes some entries of generations that were replaced, and returns how many they were. */
    int deleteReplaced(int limit) {
        return query(DELETE_REPLACED).setParameter("limit", limit).executeUpdate();
    }

    private MutationQuery insert(String sql, int generation, List<Readable> records) {
        MutationQuery insert = query(sql).setParameter("generation", generation);
        for (Column<?> column : COLUMNS) {
            insert.setParameter(column.name(), column.valuesOf(records));
        }
        return insert;
    }

    /**
     * Events name what they are about, not all that belongs to it: their neighbours say the rest. What a release consists of
     * is said when it is requested, and by nothing after that. A push does not say which application it is of; the next event
     * of its change does, and until then, or if there is none, it is the one that the repository had last.
     */
    private void complete(int generation, List<Readable> records) {
        query(FILL_IN_CONTENT)
                .setParameter("generation", generation)
                .setParameter(
                        "releases", distinct(records, AuditEntry::releaseId).toArray(UUID[]::new))
                .executeUpdate();
        query(NAME_BY_CHANGE)
                .setParameter("generation", generation)
                .setParameter("changes", distinct(records, AuditEntry::changeId).toArray(UUID[]::new))
                .executeUpdate();
        query(NAME_BY_REPOSITORY + " AND e.repository = ANY (:repositories)")
                .setParameter("generation", generation)
                .setParameter(
                        "repositories",
                        distinct(records, AuditEntry::repository).toArray(String[]::new))
                .executeUpdate();
    }

    private MutationQuery query(String sql) {
        return entityManager.unwrap(Session.class).createNativeMutationQuery(sql);
    }

    private static <T> Stream<T> distinct(List<Readable> records, Function<AuditEntry, @Nullable T> value) {
        return records.stream()
                .<T>mapMulti((record, take) -> {
                    T one = value.apply(record.entry());
                    if (one != null) {
                        take.accept(one);
                    }
                })
                .distinct();
    }

    private static <T> Column<T> column(
            String name, String type, IntFunction<T[]> array, Function<AuditEntry, @Nullable T> value) {
        return new Column<>(name, type, array, record -> value.apply(record.entry()));
    }

    /**
     * A column, and where its values come from.
     *
     * @param type in the database
     */
    private record Column<T>(String name, String type, IntFunction<T[]> array, Function<Readable, @Nullable T> value) {

        T[] valuesOf(List<Readable> records) {
            return records.stream().map(value).toArray(array);
        }
    }
}
