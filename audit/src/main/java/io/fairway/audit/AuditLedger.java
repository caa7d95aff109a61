package io.fairway.audit;

import io.fairway.audit.Heard.Place;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes the audit. Entries and the position up to which the topics were read are one transaction, so each event is in it
 * once, whatever is delivered again and however many processes read.
 *
 * <p>Every transaction takes one lock before it takes numbers, and PostgreSQL lets go of it only when the commit can be seen.
 * Numbers therefore become visible in their order: whoever has seen number 7 has seen all that will ever be below it. Without
 * the lock, a sequence would promise no such thing: 8 could be committed, and read, before 7.
 *
 * <p>A generation that is being built never reads further than the current one has, so events get their numbers in the
 * current one; what only the new one has gets its number when it takes over.
 */
@ApplicationScoped
class AuditLedger {

    /** Those who wait for new entries listen to this. */
    static final String CHANNEL = "audit";

    /** Any number will do, as long as nobody else takes advisory locks with it in this database. */
    private static final long LOCK = 0x6661_6972_6175_6469L;

    private static final int DELETED_AT_ONCE = 5000;
    private static final int SECONDS = 300;

    private static final String COLUMNS =
            "event_id, at, change_id, caused_by, type, detail, application, environment, actor, actor_kind, what, why,"
                    + " release_id, related_release_id, repository, commit_id, chart_version, image_digest, topic, part,"
                    + " record_offset";

    private final DataSource dataSource;

    AuditLedger(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Adds to what people look at; what was added before is left out. Returns how many records were new. */
    int note(List<Heard> batch) {
        return inTransaction(connection -> {
            Map<Place, Long> positions = positions(connection, current(connection));
            List<Heard> fresh = batch.stream()
                    .filter(heard -> heard.offset() >= positions.getOrDefault(heard.place(), 0L))
                    .toList();
            if (fresh.isEmpty()) {
                return 0;
            }
            int generation = current(connection);
            insert(connection, generation, fresh, "nextval('audit_numbers')");
            complete(connection, generation, fresh);
            fresh.forEach(heard -> positions.merge(heard.place(), heard.offset() + 1, Math::max));
            advance(connection, generation, positions);
            counted(connection, generation, 0, unreadable(fresh));
            execute(connection, "SELECT pg_notify('" + CHANNEL + "', '')");
            return fresh.size();
        });
    }

    /** Up to where the current generation has read. */
    Map<Place, Long> positions() {
        return inTransaction(connection -> positions(connection, current(connection)));
    }

    /** The partition is not the one that was read before: it starts anew. */
    void forgetPosition(Place place) {
        inTransaction(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM audit_positions WHERE generation = ? AND topic = ? AND part = ?")) {
                delete.setInt(1, current(connection));
                delete.setString(2, place.topic());
                delete.setInt(3, place.part());
                return delete.executeUpdate();
            }
        });
    }

    /**
     * Begins a new generation.
     *
     * @return empty if there is one already
     */
    Optional<Integer> begin(String by, String reason) {
        return inTransaction(connection -> {
            if (building(connection).isPresent()) {
                return Optional.empty();
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO audit_generations (state, begun_by, reason) VALUES ('BUILDING', ?, ?) RETURNING id")) {
                insert.setString(1, by);
                insert.setString(2, reason);
                try (ResultSet result = insert.executeQuery()) {
                    result.next();
                    return Optional.of(result.getInt(1));
                }
            }
        });
    }

    /** The generation that is being built. */
    Optional<Integer> building() {
        return inTransaction(AuditLedger::building);
    }

    /** Up to where the generation that is being built has read. */
    Map<Place, Long> positionsOf(int generation) {
        return inTransaction(connection -> positions(connection, generation));
    }

    /** How much there is to read. */
    void expect(int generation, long records) {
        inTransaction(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE audit_generations SET records = ? WHERE id = ?")) {
                update.setLong(1, records);
                update.setInt(2, generation);
                return update.executeUpdate();
            }
        });
    }

    /**
     * Adds to the generation that is being built, as far as the current one has read.
     *
     * @param upTo the offset after the last one that was read, of each partition
     * @return how many of the records were new to it
     */
    int build(int generation, List<Heard> batch, Map<Place, Long> upTo) {
        return inTransaction(connection -> {
            int current = current(connection);
            Map<Place, Long> limits = positions(connection, current);
            Map<Place, Long> positions = positions(connection, generation);
            List<Heard> fresh = batch.stream()
                    .filter(heard -> heard.offset() >= positions.getOrDefault(heard.place(), 0L)
                            && heard.offset() < limits.getOrDefault(heard.place(), 0L))
                    .toList();
            insert(
                    connection,
                    generation,
                    fresh,
                    "(SELECT number FROM audit_entries WHERE generation = " + current + " AND event_id = ?)");
            complete(connection, generation, fresh);
            upTo.forEach(
                    (place, next) -> positions.merge(place, Math.min(next, limits.getOrDefault(place, 0L)), Math::max));
            advance(connection, generation, positions);
            counted(connection, generation, fresh.size(), unreadable(fresh));
            return fresh.size();
        });
    }

    /**
     * Lets people look at the new generation, if it has read as far as the current one.
     *
     * @param beginnings the first offset that Kafka still keeps, of each partition
     */
    boolean takeOver(int generation, Map<Place, Long> beginnings) {
        return inTransaction(connection -> {
            int current = current(connection);
            Map<Place, Long> positions = positions(connection, generation);
            for (Map.Entry<Place, Long> before : positions(connection, current).entrySet()) {
                if (positions.getOrDefault(before.getKey(), 0L) < before.getValue()) {
                    return false;
                }
            }
            long carriedOver = 0;
            for (Map.Entry<Place, Long> beginning : beginnings.entrySet()) {
                carriedOver += carryOver(connection, current, generation, beginning.getKey(), beginning.getValue());
            }
            nameByRepository(connection, generation, null);
            number(connection, generation);
            execute(connection, "UPDATE audit_generations SET state = 'REPLACED' WHERE id = " + current);
            execute(
                    connection,
                    "UPDATE audit_generations SET state = 'CURRENT', current_since = clock_timestamp(), carried_over = "
                            + carriedOver + " WHERE id = " + generation);
            execute(connection, "SELECT pg_notify('" + CHANNEL + "', '')");
            return true;
        });
    }

    /**
     * Deletes some entries that nobody looks at any more.
     *
     * @return whether there may be more
     */
    boolean cleanUp() {
        return inTransaction(connection -> {
            try (Statement delete = connection.createStatement()) {
                int deleted = delete.executeUpdate("DELETE FROM audit_entries WHERE (generation, event_id) IN (SELECT"
                        + " e.generation, e.event_id FROM audit_entries e JOIN audit_generations g ON g.id = e.generation"
                        + " WHERE g.state = 'REPLACED' LIMIT " + DELETED_AT_ONCE + ")");
                return deleted == DELETED_AT_ONCE;
            }
        });
    }

    private static void insert(Connection connection, int generation, List<Heard> batch, String number)
            throws SQLException {
        boolean numberById = number.contains("?");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO audit_entries (generation, " + COLUMNS
                + ", number) VALUES (" + generation + ", " + "?, ".repeat(21) + number + ") ON CONFLICT DO NOTHING")) {
            boolean any = false;
            for (Heard heard : batch) {
                AuditEntry entry = heard.entry();
                if (entry != null) {
                    set(insert, heard, entry);
                    if (numberById) {
                        insert.setObject(22, entry.id());
                    }
                    insert.addBatch();
                    any = true;
                }
            }
            if (any) {
                insert.executeBatch();
            }
        }
    }

    private static void set(PreparedStatement insert, Heard heard, AuditEntry entry) throws SQLException {
        int i = 1;
        insert.setObject(i++, entry.id());
        insert.setObject(i++, OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC));
        insert.setObject(i++, entry.changeId());
        insert.setObject(i++, entry.causedBy(), Types.OTHER);
        insert.setString(i++, entry.type());
        insert.setString(i++, entry.detail());
        insert.setString(i++, entry.application());
        insert.setString(i++, entry.environment());
        insert.setString(i++, entry.actor());
        insert.setString(i++, entry.actorKind().name());
        insert.setString(i++, entry.what());
        insert.setString(i++, entry.why());
        insert.setObject(i++, entry.releaseId(), Types.OTHER);
        insert.setObject(i++, entry.relatedReleaseId(), Types.OTHER);
        insert.setString(i++, entry.repository());
        insert.setString(i++, entry.commit());
        insert.setString(i++, entry.chartVersion());
        insert.setString(i++, entry.imageDigest());
        insert.setString(i++, heard.place().topic());
        insert.setInt(i++, heard.place().part());
        insert.setLong(i, heard.offset());
    }

    /** Events name what they are about, not all that belongs to it: their neighbours say the rest. */
    private static void complete(Connection connection, int generation, List<Heard> batch) throws SQLException {
        List<AuditEntry> entries =
                batch.stream().map(Heard::entry).filter(Objects::nonNull).toList();
        if (entries.isEmpty()) {
            return;
        }
        fillInContent(connection, generation, distinct(entries.stream().map(AuditEntry::releaseId)));
        nameByChange(connection, generation, distinct(entries.stream().map(AuditEntry::changeId)));
        nameByRepository(connection, generation, distinct(entries.stream().map(AuditEntry::repository)));
    }

    private static <T> List<T> distinct(Stream<@Nullable T> values) {
        return values.<T>mapMulti((value, take) -> {
                    if (value != null) {
                        take.accept(value);
                    }
                })
                .distinct()
                .toList();
    }

    /** What a release consists of is said when it is requested, and by nothing after that. */
    private static void fillInContent(Connection connection, int generation, List<UUID> releases) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE audit_entries e SET repository ="
                + " coalesce(e.repository, r.repository), commit_id = coalesce(e.commit_id, r.commit_id), chart_version ="
                + " coalesce(e.chart_version, r.chart_version), image_digest = coalesce(e.image_digest, r.image_digest)"
                + " FROM audit_entries r WHERE e.generation = ? AND r.generation = ? AND e.release_id = ANY (?) AND"
                + " r.release_id = e.release_id AND r.type IN ('ReleaseRequested', 'ApprovalRequested') AND"
                + " e.chart_version IS NULL AND r.chart_version IS NOT NULL")) {
            update.setInt(1, generation);
            update.setInt(2, generation);
            update.setArray(3, array(connection, "uuid", releases));
            update.executeUpdate();
        }
    }

    /** A push does not say which application it is of; the next event of its change does. */
    private static void nameByChange(Connection connection, int generation, List<UUID> changes) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE audit_entries e SET application = k.application FROM (SELECT DISTINCT ON"
                        + " (change_id) change_id, application FROM audit_entries WHERE generation = ? AND change_id = ANY (?)"
                        + " AND application IS NOT NULL AND type NOT IN ('ChangeAccepted', 'BuildFailed')) k WHERE"
                        + " e.generation = ? AND e.change_id = k.change_id AND e.type IN ('ChangeAccepted', 'BuildFailed') AND"
                        + " e.application IS DISTINCT FROM k.application")) {
            Array ids = array(connection, "uuid", changes);
            update.setInt(1, generation);
            update.setArray(2, ids);
            update.setInt(3, generation);
            update.executeUpdate();
        }
    }

    /** Until then, or if it gets no further, it is of the application that the repository had last. */
    private static void nameByRepository(Connection connection, int generation, @Nullable List<String> repositories)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE audit_entries e SET application = (SELECT k.application FROM audit_entries"
                        + " k WHERE k.generation = e.generation AND k.repository = e.repository AND k.application IS NOT NULL"
                        + " ORDER BY k.at DESC LIMIT 1) WHERE e.generation = ? AND e.application IS NULL AND e.repository IS"
                        + " NOT NULL" + (repositories == null ? "" : " AND e.repository = ANY (?)"))) {
            update.setInt(1, generation);
            if (repositories != null) {
                update.setArray(2, array(connection, "text", repositories));
            }
            update.executeUpdate();
        }
    }

    private static Array array(Connection connection, String type, Collection<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    private static long carryOver(Connection connection, int from, int to, Place place, long beginning)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO audit_entries (generation, number, "
                + COLUMNS + ") SELECT " + to + ", number, " + COLUMNS + " FROM audit_entries WHERE generation = " + from
                + " AND topic = ? AND part = ? AND record_offset < ? ON CONFLICT DO NOTHING")) {
            insert.setString(1, place.topic());
            insert.setInt(2, place.part());
            insert.setLong(3, beginning);
            return insert.executeUpdate();
        }
    }

    private static void number(Connection connection, int generation) throws SQLException {
        execute(
                connection,
                "WITH numbered AS (SELECT event_id, nextval('audit_numbers') AS number FROM (SELECT event_id FROM"
                        + " audit_entries WHERE generation = " + generation
                        + " AND number IS NULL ORDER BY at, event_id) s)"
                        + " UPDATE audit_entries e SET number = n.number FROM numbered n WHERE e.generation = "
                        + generation
                        + " AND e.event_id = n.event_id");
    }

    private static Map<Place, Long> positions(Connection connection, int generation) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT topic, part, next FROM audit_positions WHERE generation = ?")) {
            select.setInt(1, generation);
            try (ResultSet result = select.executeQuery()) {
                Map<Place, Long> positions = new HashMap<>();
                while (result.next()) {
                    positions.put(new Place(result.getString(1), result.getInt(2)), result.getLong(3));
                }
                return positions;
            }
        }
    }

    private static void advance(Connection connection, int generation, Map<Place, Long> positions) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(
                "INSERT INTO audit_positions (generation, topic, part, next) VALUES (?, ?, ?, ?) ON CONFLICT"
                        + " (generation, topic, part) DO UPDATE SET next = EXCLUDED.next")) {
            for (Map.Entry<Place, Long> position : positions.entrySet()) {
                upsert.setInt(1, generation);
                upsert.setString(2, position.getKey().topic());
                upsert.setInt(3, position.getKey().part());
                upsert.setLong(4, position.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static void counted(Connection connection, int generation, long read, long unreadable) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE audit_generations SET records_read = records_read + ?, unreadable = unreadable + ? WHERE id = ?"
                        + " AND ? > 0")) {
            update.setLong(1, read);
            update.setLong(2, unreadable);
            update.setInt(3, generation);
            update.setLong(4, read + unreadable);
            update.executeUpdate();
        }
    }

    private static long unreadable(List<Heard> batch) {
        return batch.stream().filter(heard -> heard.entry() == null).count();
    }

    private static int current(Connection connection) throws SQLException {
        return generation(connection, "CURRENT").orElseThrow();
    }

    private static Optional<Integer> building(Connection connection) throws SQLException {
        return generation(connection, "BUILDING");
    }

    private static Optional<Integer> generation(Connection connection, String state) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM audit_generations WHERE state = ?")) {
            select.setString(1, state);
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? Optional.of(result.getInt(1)) : Optional.empty();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private <T> T inTransaction(Work<T> work) {
        return QuarkusTransaction.requiringNew().timeout(SECONDS).call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
                return work.with(connection);
            }
        });
    }

    @FunctionalInterface
    private interface Work<T> {

        T with(Connection connection) throws SQLException;
    }
}
