package io.fairway.build;

import io.fairway.events.BuildFailed;
import io.fairway.events.ImageRef;
import io.fairway.events.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The builds. What a worker writes is fenced: it takes effect only while the worker's claim is the last one. Claims end by the
 * database's time, so that no clock of a worker matters.
 */
@ApplicationScoped
public class BuildStore {

    private static final int MAX_LISTED = 200;

    /** How many pushes that were accepted earlier are looked at for a commit that arrives late. */
    private static final int MAX_EARLIER = 100;

    private final Database database;

    BuildStore(Database database) {
        this.database = database;
    }

    /** The next sequence of a repository. Locks the repository until the end of the caller's transaction. */
    long nextSequence(String repository) {
        return database.query(
                        "INSERT INTO sequences (repository, last_sequence) VALUES (?, 1) ON CONFLICT (repository)"
                                + " DO UPDATE SET last_sequence = sequences.last_sequence + 1 RETURNING last_sequence",
                        row -> row.getLong(1),
                        repository)
                .getFirst();
    }

    /** Makes pushes to one repository wait for each other until the end of the caller's transaction. */
    void lock(String repository) {
        database.query("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", _ -> true, repository);
    }

    void insert(Build build) {
        database.update(
                "INSERT INTO builds (id, change_id, accepted_event, repository, branch, commit_id, sequence, author, summary,"
                        + " trace, status, accepted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                build.id(),
                build.changeId(),
                build.acceptedEvent(),
                build.source().repository(),
                build.source().branch(),
                build.source().commit(),
                build.source().sequence(),
                build.author(),
                build.summary(),
                build.trace(),
                build.status(),
                build.acceptedAt());
    }

    void insertDelivery(String delivery, UUID build) {
        database.update(
                "INSERT INTO deliveries (id, build_id) VALUES (?, ?) ON CONFLICT (id) DO NOTHING", delivery, build);
    }

    Optional<Build> byDelivery(String delivery) {
        return database
                .query(
                        "SELECT b.* FROM deliveries d JOIN builds b ON b.id = d.build_id WHERE d.id = ?",
                        BuildStore::read,
                        delivery)
                .stream()
                .findFirst();
    }

    Optional<Build> byCommit(String repository, String branch, String commit) {
        return database
                .query(
                        "SELECT * FROM builds WHERE repository = ? AND branch = ? AND commit_id = ?",
                        BuildStore::read,
                        repository,
                        branch,
                        commit)
                .stream()
                .findFirst();
    }

    public Optional<Build> byId(UUID id) {
        return database.query("SELECT * FROM builds WHERE id = ?", BuildStore::read, id).stream()
                .findFirst();
    }

    /** The newest 200 builds that match every condition that is given. */
    public List<Build> list(
            @Nullable String repository,
            @Nullable String commit,
            @Nullable UUID changeId,
            @Nullable BuildStatus status) {
        return database.query(
                "SELECT * FROM builds WHERE (?::text IS NULL OR repository = ?) AND (?::text IS NULL OR commit_id = ?)"
                        + " AND (?::uuid IS NULL OR change_id = ?) AND (?::text IS NULL OR status = ?)"
                        + " ORDER BY accepted_at DESC, sequence DESC LIMIT " + MAX_LISTED,
                BuildStore::read,
                repository,
                repository,
                commit,
                commit,
                changeId,
                changeId,
                status,
                status);
    }

    /** Claims the build that is due for the longest time, also one whose worker was not heard of. */
    Optional<Build> claim(Duration lease) {
        return database
                .query(
                        "UPDATE builds SET status = 'BUILDING', attempts = attempts + 1, claim = claim + 1, message = NULL,"
                                + " claimed_until = clock_timestamp() + ? * interval '1 millisecond' WHERE id = ("
                                + "SELECT id FROM builds WHERE status IN ('PENDING', 'BUILDING') AND due_at <= clock_timestamp()"
                                + " AND (claimed_until IS NULL OR claimed_until < clock_timestamp())"
                                + " ORDER BY due_at, sequence LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING *",
                        BuildStore::read,
                        lease.toMillis())
                .stream()
                .findFirst();
    }

    /** False if the claim was lost. */
    boolean renew(Build claimed, Duration lease) {
        return database.update(
                        "UPDATE builds SET claimed_until = clock_timestamp() + ? * interval '1 millisecond'"
                                + " WHERE id = ? AND claim = ? AND status = 'BUILDING'",
                        lease.toMillis(),
                        claimed.id(),
                        claimed.claim())
                == 1;
    }

    /**
     * Gives a claim back, to be tried again.
     *
     * @param message why, for people
     * @param counted whether this was an attempt
     */
    void giveBack(Build claimed, Duration delay, String message, boolean counted) {
        database.update(
                "UPDATE builds SET status = 'PENDING', claimed_until = NULL, message = ?, attempts = attempts - ?,"
                        + " due_at = clock_timestamp() + ? * interval '1 millisecond'"
                        + " WHERE id = ? AND claim = ? AND status = 'BUILDING'",
                message,
                counted ? 0 : 1,
                delay.toMillis(),
                claimed.id(),
                claimed.claim());
    }

    /**
     * Says what the image of a claimed build is made from, and what the other builds of the repository mean for it. Builds of
     * one repository do this one after the other, so that of two with equal inputs one sees the other.
     */
    @Transactional
    Inputs inputs(Build claimed, String application, String inputsDigest) {
        lock(claimed.source().repository());
        database.update(
                "UPDATE builds SET application = ?, inputs_digest = ? WHERE id = ? AND claim = ?",
                application,
                inputsDigest,
                claimed.id(),
                claimed.claim());
        List<Inputs.Twin> twins = database.query(
                "SELECT * FROM builds WHERE repository = ? AND application = ? AND inputs_digest = ? AND id <> ?",
                row -> {
                    Build twin = read(row);
                    return new Inputs.Twin(twin.source().sequence(), twin.status(), twin.image());
                },
                claimed.source().repository(),
                application,
                inputsDigest,
                claimed.id());
        return Inputs.decide(claimed.source().sequence(), twins);
    }

    /** Commits of the branch whose pushes were accepted before this one, the newest first. */
    List<String> acceptedEarlier(Source source) {
        return database.query(
                "SELECT commit_id FROM builds WHERE repository = ? AND branch = ? AND sequence < ?"
                        + " ORDER BY sequence DESC LIMIT " + MAX_EARLIER,
                row -> row.getString(1),
                source.repository(),
                source.branch(),
                source.sequence());
    }

    /**
     * Ends a claimed build, in the caller's transaction, and makes those due that waited for it.
     *
     * @return false if the claim was lost; then nothing was changed
     */
    boolean end(
            Build claimed,
            BuildStatus status,
            @Nullable ImageRef image,
            BuildFailed.@Nullable Reason reason,
            @Nullable String message,
            Instant now) {
        int ended = database.update(
                "UPDATE builds SET status = ?, image = ?, tag = ?, digest = ?, reason = ?, message = ?, ended_at = ?,"
                        + " claimed_until = NULL WHERE id = ? AND claim = ? AND status = 'BUILDING'",
                status,
                image == null ? null : image.repository(),
                image == null ? null : image.tag(),
                image == null ? null : image.digest(),
                reason,
                message,
                now,
                claimed.id(),
                claimed.claim());
        if (ended == 1) {
            database.update(
                    "UPDATE builds w SET due_at = clock_timestamp() FROM builds e WHERE e.id = ? AND w.status = 'PENDING'"
                            + " AND w.repository = e.repository AND w.inputs_digest = e.inputs_digest",
                    claimed.id());
        }
        return ended == 1;
    }

    private static Build read(ResultSet row) throws SQLException {
        String digest = row.getString("digest");
        String reason = row.getString("reason");
        return new Build(
                row.getObject("id", UUID.class),
                row.getObject("change_id", UUID.class),
                row.getObject("accepted_event", UUID.class),
                new Source(
                        row.getString("repository"),
                        row.getString("branch"),
                        row.getString("commit_id"),
                        row.getLong("sequence")),
                row.getString("author"),
                row.getString("summary"),
                row.getString("trace"),
                BuildStatus.valueOf(row.getString("status")),
                Objects.requireNonNull(Database.instant(row, "accepted_at")),
                Database.instant(row, "ended_at"),
                row.getInt("attempts"),
                row.getLong("claim"),
                row.getString("application"),
                row.getString("inputs_digest"),
                digest == null ? null : new ImageRef(row.getString("image"), row.getString("tag"), digest),
                reason == null ? null : BuildFailed.Reason.valueOf(reason),
                row.getString("message"));
    }
}
