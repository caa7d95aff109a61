package io.fairway.notification;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.events.ReleaseRequested;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened, and what has to be remembered of it to understand what comes after. */
@Singleton
public class EventStore {

    /** Any number will do, as long as nobody else takes advisory locks with it in this database. */
    private static final long TURN = 0x6661_6972_6e6f_7469L;

    private final Database database;
    private final EventCodec codec = new EventCodec();

    EventStore(Database database) {
        this.database = database;
    }

    /**
     * Waits until every other writer has committed. A number is taken before the commit; without turns a reader could pass a
     * number whose row is not to be seen yet, and would never come back for it.
     */
    public void takeTurn() {
        database.run("SELECT pg_advisory_xact_lock(?)", lock -> {
            lock.setLong(1, TURN);
            return lock.execute();
        });
    }

    public void append(Envelope envelope, Notification notification, JsonNode cdevents) {
        String sql = """
                INSERT INTO events (event_id, event_type, happened_at, change_id, data, notice, cdevents)
                VALUES (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)
                """;
        database.run(sql, insert -> {
            insert.setObject(1, envelope.id());
            insert.setString(2, EventCodec.typeOf(envelope.data().getClass()));
            insert.setObject(3, envelope.time().atOffset(ZoneOffset.UTC));
            insert.setObject(4, envelope.changeId());
            insert.setString(5, new String(codec.encode(envelope).value(), StandardCharsets.UTF_8));
            insert.setString(6, Json.write(notification));
            insert.setString(7, cdevents.toString());
            return insert.executeUpdate();
        });
    }

    public void remember(UUID changeId, ChangeAccepted accepted) {
        String sql = """
                INSERT INTO known_changes (change_id, repository, branch, commit_id, author, summary)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """;
        database.run(sql, insert -> {
            insert.setObject(1, changeId);
            insert.setString(2, accepted.source().repository());
            insert.setString(3, accepted.source().branch());
            insert.setString(4, accepted.source().commit());
            insert.setString(5, accepted.author());
            insert.setString(6, accepted.summary());
            return insert.executeUpdate();
        });
    }

    public void remember(String repository, String application) {
        String sql = """
                INSERT INTO known_applications (repository, application) VALUES (?, ?)
                ON CONFLICT (repository) DO UPDATE SET application = excluded.application
                """;
        database.run(sql, insert -> {
            insert.setString(1, repository);
            insert.setString(2, application);
            return insert.executeUpdate();
        });
    }

    public void remember(ReleaseRequested requested) {
        String sql = """
                INSERT INTO known_releases (release_id, application, environment, requested)
                VALUES (?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING
                """;
        database.run(sql, insert -> {
            insert.setObject(1, requested.releaseId());
            insert.setString(2, requested.target().application());
            insert.setString(3, requested.target().environment());
            insert.setString(4, Json.write(requested));
            return insert.executeUpdate();
        });
    }

    public void rememberDeployed(UUID releaseId) {
        database.run("UPDATE known_releases SET deployed = true WHERE release_id = ?", update -> {
            update.setObject(1, releaseId);
            return update.executeUpdate();
        });
    }

    public void rememberTarget(String target, boolean live, @Nullable UUID openIncident) {
        String sql = """
                INSERT INTO known_targets (target, live, open_incident) VALUES (?, ?, ?)
                ON CONFLICT (target) DO UPDATE SET live = excluded.live, open_incident = excluded.open_incident
                """;
        database.run(sql, insert -> {
            insert.setString(1, target);
            insert.setBoolean(2, live);
            insert.setObject(3, openIncident);
            return insert.executeUpdate();
        });
    }

    /** What an event with these references refers to; each part may be absent. */
    public EventContext context(
            UUID changeId,
            @Nullable String repository,
            @Nullable UUID releaseId,
            @Nullable UUID restoredId,
            @Nullable String target) {
        String sql = """
                SELECT c.repository, c.branch, c.commit_id, c.author, c.summary, a.application,
                    r.requested, coalesce(r.deployed, false) AS deployed, b.requested AS restored,
                    coalesce(t.live, false) AS live, t.open_incident
                FROM (SELECT ?::uuid AS change_id, ?::text AS repository, ?::uuid AS release_id, ?::uuid AS restored_id,
                        ?::text AS target) asked
                LEFT JOIN known_changes c USING (change_id)
                LEFT JOIN known_applications a ON a.repository = coalesce(asked.repository, c.repository)
                LEFT JOIN known_releases r USING (release_id)
                LEFT JOIN known_releases b ON b.release_id = asked.restored_id
                LEFT JOIN known_targets t USING (target)
                """;
        return database.run(sql, select -> {
            select.setObject(1, changeId);
            select.setString(2, repository);
            select.setObject(3, releaseId);
            select.setObject(4, restoredId);
            select.setString(5, target);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? context(row) : EventContext.NOTHING;
            }
        });
    }

    private static EventContext context(ResultSet row) throws SQLException {
        String commit = row.getString("commit_id");
        EventContext.Change change = commit == null
                ? null
                : new EventContext.Change(
                        row.getString("repository"),
                        row.getString("branch"),
                        commit,
                        row.getString("author"),
                        row.getString("summary"));
        return new EventContext(
                change,
                row.getString("application"),
                requested(row.getString("requested")),
                row.getBoolean("deployed"),
                requested(row.getString("restored")),
                row.getBoolean("live"),
                row.getObject("open_incident", UUID.class));
    }

    private static @Nullable ReleaseRequested requested(@Nullable String json) {
        return json == null ? null : Json.read(json, ReleaseRequested.class);
    }

    /** Deletes what every sink is done with; dead letters stay. @return whether there may be more */
    boolean deleteOlderThan(Duration keep) {
        String sql = """
                WITH old AS (
                    SELECT position FROM events e
                    WHERE recorded_at < clock_timestamp() - make_interval(secs => ?)
                        AND position <= coalesce((SELECT min(cursor) FROM sinks WHERE configured), position)
                        AND NOT EXISTS (
                            SELECT 1 FROM deliveries d WHERE d.position = e.position AND d.status <> 'DELIVERED')
                    ORDER BY position LIMIT 1000
                ), gone AS (
                    DELETE FROM deliveries WHERE position IN (SELECT position FROM old) RETURNING position
                )
                SELECT array_agg(position) AS positions, (SELECT count(*) FROM gone) AS deliveries FROM old
                """;
        Optional<Array> positions = database.run(sql, select -> {
            select.setDouble(1, Database.seconds(keep));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getArray("positions")) : Optional.empty();
            }
        });
        if (positions.isEmpty()) {
            return false;
        }
        return database.run("DELETE FROM events WHERE position = ANY (?)", delete -> {
                    delete.setArray(1, positions.get());
                    return delete.executeUpdate();
                })
                == 1000;
    }

    static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
