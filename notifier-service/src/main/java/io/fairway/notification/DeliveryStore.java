package io.fairway.notification;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
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

/**
 * The position of each sink in the recorded events, and its messages. Due times and holds are measured by the database's clock
 * alone.
 */
@Singleton
class DeliveryStore {

    private static final int AT_ONCE = 200;

    private final Database database;

    DeliveryStore(Database database) {
        this.database = database;
    }

    /** Gives a new sink its position; an existing one keeps its own. Sinks that are not named here are inactive from now on. */
    @Transactional
    void configure(List<SinkSpec> specs) {
        database.run("UPDATE sinks SET configured = false", PreparedStatement::executeUpdate);
        String sql = """
                INSERT INTO sinks (name, cursor, since)
                VALUES (?, CASE WHEN ? THEN 0 ELSE coalesce((SELECT max(position) FROM events), 0) END,
                    CASE WHEN ? THEN '-infinity'::timestamptz ELSE clock_timestamp() END)
                ON CONFLICT (name) DO UPDATE SET configured = true
                """;
        for (SinkSpec spec : specs) {
            database.run(sql, insert -> {
                insert.setString(1, spec.name());
                insert.setBoolean(2, spec.fromBeginning());
                insert.setBoolean(3, spec.fromBeginning());
                return insert.executeUpdate();
            });
        }
    }

    private record Seen(long position, Instant happenedAt, Notification notification, int cdevents) {}

    /**
     * Advances the sink's position over the next events and queues messages for those that match, in one transaction.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean advance(SinkSpec spec) {
        record Position(long cursor, boolean everything, Instant since) {}
        Position position = database.run(
                "SELECT cursor, since = '-infinity' AS everything,"
                        + " CASE WHEN since = '-infinity' THEN now() ELSE since END AS since"
                        + " FROM sinks WHERE name = ? FOR UPDATE",
                select -> {
                    select.setString(1, spec.name());
                    try (ResultSet row = select.executeQuery()) {
                        if (!row.next()) {
                            throw new IllegalStateException("sink " + spec.name() + " has no position");
                        }
                        return new Position(
                                row.getLong("cursor"),
                                row.getBoolean("everything"),
                                row.getTimestamp("since").toInstant());
                    }
                });
        List<Seen> events = after(position.cursor());
        for (Seen event : events) {
            if (position.everything() || !event.happenedAt().isBefore(position.since())) {
                if (spec.wants(event.notification())) {
                    addAll(spec, event, event.notification());
                }
            }
        }
        if (!events.isEmpty()) {
            database.run("UPDATE sinks SET cursor = ? WHERE name = ?", update -> {
                update.setLong(1, events.getLast().position());
                update.setString(2, spec.name());
                return update.executeUpdate();
            });
        }
        return events.size() == AT_ONCE;
    }

    private List<Seen> after(long cursor) {
        String sql = """
                SELECT position, happened_at, notice, jsonb_array_length(cdevents) AS cdevents FROM events
                WHERE position > ? ORDER BY position LIMIT ?
                """;
        return database.run(sql, select -> {
            select.setLong(1, cursor);
            select.setInt(2, AT_ONCE);
            try (ResultSet row = select.executeQuery()) {
                List<Seen> events = new ArrayList<>();
                while (row.next()) {
                    events.add(new Seen(
                            row.getLong("position"),
                            row.getTimestamp("happened_at").toInstant(),
                            Json.read(row.getString("notice"), Notification.class),
                            row.getInt("cdevents")));
                }
                return events;
            }
        });
    }

    private void addAll(SinkSpec spec, Seen event, Notification notification) {
        int parts = spec.settings().payload() == SinkSettings.Payload.CDEVENTS ? event.cdevents() : 1;
        for (int part = 0; part < parts; part++) {
            int number = part;
            database.run("INSERT INTO deliveries (sink, position, part, target) VALUES (?, ?, ?, ?)", insert -> {
                insert.setString(1, spec.name());
                insert.setLong(2, event.position());
                insert.setInt(3, number);
                insert.setString(4, notification.target());
                return insert.executeUpdate();
            });
        }
    }

    /**
     * Takes the oldest message that is due and that is not behind an older one about the same target. Also one whose claim has
     * expired.
     */
    Optional<Delivery> take(String sink, Duration hold) {
        String sql = """
                WITH next AS (
                    SELECT id, status FROM deliveries d
                    WHERE sink = ?
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
                    sending_until = clock_timestamp() + make_interval(secs => ?)
                FROM next, events e
                WHERE d.id = next.id AND e.position = d.position
                RETURNING d.id, d.part, d.attempts, d.unclear, next.status = 'SENDING' AS interrupted,
                    e.event_id, e.event_type, e.notice, e.data, e.cdevents -> d.part AS cdevent
                """;
        return database.run(sql, update -> {
            update.setString(1, sink);
            update.setDouble(2, Database.seconds(hold));
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? Optional.of(delivery(sink, row)) : Optional.empty();
            }
        });
    }

    private static Delivery delivery(String sink, ResultSet row) throws SQLException {
        String cdevent = row.getString("cdevent");
        Message message = new Message(
                messageId(row.getObject("event_id", UUID.class), sink, row.getInt("part")),
                Json.read(row.getString("notice"), Notification.class),
                row.getString("event_type"),
                Json.read(row.getString("data"), JsonNode.class),
                cdevent == null ? null : Json.read(cdevent, JsonNode.class),
                row.getBoolean("unclear"));
        return new Delivery(row.getLong("id"), row.getInt("attempts"), row.getBoolean("interrupted"), message);
    }

    /** The same for each retry; different for each sink. */
    static UUID messageId(UUID eventId, String sink, int part) {
        return UUID.nameUUIDFromBytes((eventId + "/" + sink + "/" + part).getBytes(StandardCharsets.UTF_8));
    }

    /** @return false if another process has claimed it meanwhile: then nothing was saved */
    boolean delivered(Delivery delivery) {
        String sql = """
                UPDATE deliveries SET status = 'DELIVERED', ended_at = clock_timestamp(), sending_until = NULL
                WHERE id = ? AND attempts = ? AND status = 'SENDING'
                """;
        return database.run(sql, update -> {
            update.setLong(1, delivery.id());
            update.setInt(2, delivery.attempts());
            return update.executeUpdate() == 1;
        });
    }

    /** @return as {@link #delivered} */
    boolean retryLater(Delivery delivery, Duration pause, String error, boolean unclear) {
        String sql = """
                UPDATE deliveries SET status = 'PENDING', due_at = clock_timestamp() + make_interval(secs => ?),
                    error = ?, unclear = unclear OR ?, failed_at = clock_timestamp(), sending_until = NULL
                WHERE id = ? AND attempts = ? AND status = 'SENDING'
                """;
        return database.run(sql, update -> {
            update.setDouble(1, Database.seconds(pause));
            update.setString(2, error);
            update.setBoolean(3, unclear);
            update.setLong(4, delivery.id());
            update.setInt(5, delivery.attempts());
            return update.executeUpdate() == 1;
        });
    }

    /** @return as {@link #delivered} */
    boolean dead(Delivery delivery, String error) {
        String sql = """
                UPDATE deliveries SET status = 'DEAD', ended_at = clock_timestamp(), error = ?,
                    failed_at = clock_timestamp(), sending_until = NULL
                WHERE id = ? AND attempts = ? AND status = 'SENDING'
                """;
        return database.run(sql, update -> {
            update.setString(1, error);
            update.setLong(2, delivery.id());
            update.setInt(3, delivery.attempts());
            return update.executeUpdate() == 1;
        });
    }

    /** Makes a dead letter a message again; its id stays. @return whether it was one */
    boolean revive(String sink, long id) {
        String sql = """
                UPDATE deliveries SET status = 'PENDING', attempts = 0, due_at = clock_timestamp(), ended_at = NULL
                WHERE sink = ? AND id = ? AND status = 'DEAD'
                """;
        return database.run(sql, update -> {
            update.setString(1, sink);
            update.setLong(2, id);
            return update.executeUpdate() == 1;
        });
    }

    /** Whether a newer message about the same target was delivered meanwhile. */
    boolean overtaken(String sink, long id) {
        String sql = """
                SELECT 1 FROM deliveries d JOIN deliveries newer
                    ON newer.sink = d.sink AND newer.target = d.target AND newer.position > d.position
                WHERE d.sink = ? AND d.id = ? AND newer.status = 'DELIVERED' LIMIT 1
                """;
        return database.run(sql, select -> {
            select.setString(1, sink);
            select.setLong(2, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        });
    }

    List<DeadLetter> deadLetters(String sink, int max) {
        String sql = """
                SELECT d.id, e.event_id, e.change_id, e.notice, d.attempts, d.error, d.ended_at
                FROM deliveries d JOIN events e USING (position)
                WHERE d.sink = ? AND d.status = 'DEAD' ORDER BY d.id DESC LIMIT ?
                """;
        return database.run(sql, select -> {
            select.setString(1, sink);
            select.setInt(2, max);
            try (ResultSet row = select.executeQuery()) {
                List<DeadLetter> messages = new ArrayList<>();
                while (row.next()) {
                    Notification notification = Json.read(row.getString("notice"), Notification.class);
                    messages.add(new DeadLetter(
                            row.getLong("id"),
                            notification.eventId(),
                            notification.changeId(),
                            notification.kind().key(),
                            notification.title(),
                            row.getInt("attempts"),
                            row.getString("error"),
                            row.getTimestamp("ended_at").toInstant()));
                }
                return messages;
            }
        });
    }

    SinkStatus status(String sink) {
        String sql = """
                SELECT
                    (SELECT count(*) FROM events WHERE position > s.cursor)
                        + (SELECT count(*) FROM deliveries d WHERE d.sink = s.name AND status IN ('PENDING', 'SENDING'))
                        AS waiting,
                    (SELECT extract(epoch FROM clock_timestamp() - min(e.recorded_at))::bigint
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
                WHERE s.name = ?
                """;
        return database.run(sql, select -> {
            select.setString(1, sink);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("sink " + sink + " has no position");
                }
                Timestamp deliveredAt = row.getTimestamp("delivered_at");
                Timestamp failedAt = row.getTimestamp("failed_at");
                return new SinkStatus(
                        row.getLong("waiting"),
                        row.getLong("lag"),
                        row.getLong("dead"),
                        row.getInt("failing"),
                        EventStore.instant(deliveredAt),
                        row.getString("error"),
                        EventStore.instant(failedAt));
            }
        });
    }
}
