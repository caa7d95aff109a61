package io.fairway.build;

import io.fairway.events.Source;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The builds. What a worker writes is fenced: it takes effect only while the worker's claim is the last one. Claims end by the
 * database's time, so that no clock of a worker matters.
 *
 * <p>Unless it says otherwise, a method takes part in the caller's transaction or has one of its own. A session ends with its
 * transaction: a claim or a renewal is one statement in a new session, which holds no older state of the row.
 */
@ApplicationScoped
@Transactional
public class BuildStore implements PanacheRepositoryBase<Build, UUID> {

    private static final int MAX_LISTED = 200;

    /** How many pushes that were accepted earlier are looked at for a commit that arrives late. */
    private static final int MAX_EARLIER = 100;

    private static final Sort NEWEST_FIRST =
            Sort.by("acceptedAt").and("sequence").descending();

    private static final String CLAIM = """
            UPDATE builds SET status = 'BUILDING', attempts = attempts + 1, claim = claim + 1, message = NULL,
                claimed_until = clock_timestamp() + :millis * interval '1 millisecond'
            WHERE id = (
                SELECT id FROM builds
                WHERE status IN ('PENDING', 'BUILDING') AND due_at <= clock_timestamp()
                  AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
                ORDER BY due_at, sequence
                LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING *
            """;

    private static final String RENEW = """
            UPDATE builds SET claimed_until = clock_timestamp() + :millis * interval '1 millisecond'
            WHERE id = :id AND claim = :claim AND status = 'BUILDING'
            """;

    private static final String GIVE_BACK = """
            UPDATE builds SET status = 'PENDING', claimed_until = NULL, message = :message,
                waiting_since = CASE WHEN :registry THEN coalesce(waiting_since, clock_timestamp()) END,
                attempts = attempts - :uncounted, due_at = clock_timestamp() + :millis * interval '1 millisecond'
            WHERE id = :id AND claim = :claim AND status = 'BUILDING'
            """;

    /**
     * The next number of a push, of all repositories together: an application that moves to another repository goes on with
     * greater ones. The caller holds the lock of the repository, so that of two of its pushes the later has the greater number.
     */
    @Transactional(TxType.MANDATORY)
    long nextSequence() {
        return getSession()
                .createNativeQuery("SELECT nextval('push_sequence')", Long.class)
                .getSingleResult();
    }

    /** Makes whoever names the same thing, such as a repository, wait until the end of the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    void lock(String thing) {
        getSession()
                .createNativeQuery(
                        "SELECT CAST(pg_advisory_xact_lock(hashtextextended(:thing, 0)) AS text)", String.class)
                .setParameter("thing", thing)
                .getSingleResult();
    }

    /** Stores a new build. It is due at once. */
    @Transactional(TxType.MANDATORY)
    void add(Build build) {
        persistAndFlush(build);
    }

    Optional<Build> byCommit(String repository, String branch, String commit) {
        return find("repository = ?1 and branch = ?2 and commit = ?3", repository, branch, commit)
                .singleResultOptional();
    }

    public Optional<Build> byId(UUID id) {
        return findByIdOptional(id);
    }

    /** The newest 200 builds that match every condition that is given. */
    public List<Build> newest(
            @Nullable String repository,
            @Nullable String commit,
            @Nullable UUID changeId,
            @Nullable BuildStatus status) {
        Map<String, Object> given = new TreeMap<>();
        given.computeIfAbsent("repository", _ -> repository);
        given.computeIfAbsent("commit", _ -> commit);
        given.computeIfAbsent("changeId", _ -> changeId);
        given.computeIfAbsent("status", _ -> status);
        String conditions =
                given.keySet().stream().map(name -> name + " = :" + name).collect(Collectors.joining(" and "));
        PanacheQuery<Build> builds = given.isEmpty() ? findAll(NEWEST_FIRST) : find(conditions, NEWEST_FIRST, given);
        return builds.page(0, MAX_LISTED).list();
    }

    /** Claims the build that is due for the longest time, also one whose worker was not heard of. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<Build> claim(Duration lease) {
        return getSession()
                .createNativeQuery(CLAIM, Build.class)
                .setParameter("millis", lease.toMillis())
                .uniqueResultOptional();
    }

    /** False if the claim was lost. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean renew(Build claimed, Duration lease) {
        return getSession()
                        .createNativeMutationQuery(RENEW)
                        .setParameter("millis", lease.toMillis())
                        .setParameter("id", claimed.id())
                        .setParameter("claim", claimed.claim())
                        .executeUpdate()
                == 1;
    }

    /**
     * Gives a claim back, to be tried again.
     *
     * @param message why, for people
     * @param counted whether this was an attempt
     */
    void giveBack(Build claimed, Duration delay, String message, boolean counted) {
        giveBack(claimed, delay, message, counted, false);
    }

    /** Gives a claim back because a registry is away, and notes since when. This was no attempt. */
    void waitForRegistry(Build claimed, Duration delay, String message) {
        giveBack(claimed, delay, message, false, true);
    }

    private void giveBack(Build claimed, Duration delay, String message, boolean counted, boolean registry) {
        getSession()
                .createNativeMutationQuery(GIVE_BACK)
                .setParameter("registry", registry)
                .setParameter("message", message)
                .setParameter("uncounted", counted ? 0 : 1)
                .setParameter("millis", delay.toMillis())
                .setParameter("id", claimed.id())
                .setParameter("claim", claimed.claim())
                .executeUpdate();
    }

    /**
     * Notes what the image of a claimed build is made from, and decides what the application's other builds mean for it, also
     * those of a repository that it came from earlier. Builds of one application do this one after the other, so that of two
     * with equal inputs one sees the other.
     */
    @Transactional(TxType.REQUIRES_NEW)
    Inputs inputs(Build claimed, String application, String inputsDigest) {
        Source source = claimed.source();
        lock("application " + application);
        held(claimed).ifPresent(build -> build.madeFrom(application, inputsDigest));
        List<Inputs.Twin> twins =
                list("application = ?1 and inputsDigest = ?2 and id <> ?3", application, inputsDigest, claimed.id())
                        .stream()
                        .map(twin -> new Inputs.Twin(twin.source().sequence(), twin.status(), twin.image()))
                        .toList();
        return Inputs.decide(source.sequence(), twins);
    }

    /** Commits of the branch whose pushes were accepted before this one, the newest first. */
    List<String> acceptedEarlier(Source source) {
        return find(
                        "select commit from Build where repository = ?1 and branch = ?2 and sequence < ?3"
                                + " order by sequence desc",
                        source.repository(),
                        source.branch(),
                        source.sequence())
                .project(String.class)
                .page(0, MAX_EARLIER)
                .list();
    }

    /**
     * Ends a claimed build, and makes those due that waited for it.
     *
     * @param ending what the end is
     * @return false if the claim was lost; then nothing was changed
     */
    @Transactional(TxType.MANDATORY)
    boolean end(Build claimed, Consumer<Build> ending) {
        Optional<Build> held = held(claimed);
        held.ifPresent(build -> {
            ending.accept(build);
            flush();
            wakeThoseThatWaitFor(build);
        });
        return held.isPresent();
    }

    /**
     * The build with its row locked, if the claim still holds. Nobody can claim it until the end of the transaction, so what
     * the verbs of the build change meanwhile is fenced. Nothing of the build may have been read in the transaction before.
     */
    private Optional<Build> held(Build claimed) {
        return find("id = ?1 and claim = ?2 and status = ?3", claimed.id(), claimed.claim(), BuildStatus.BUILDING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional();
    }

    private void wakeThoseThatWaitFor(Build ended) {
        getSession()
                .createNativeMutationQuery("UPDATE builds SET due_at = clock_timestamp() WHERE status = 'PENDING'"
                        + " AND application = :application AND inputs_digest = :inputs")
                .setParameter("application", ended.application(), String.class) // null matches nothing
                .setParameter("inputs", ended.inputsDigest(), String.class)
                .executeUpdate();
    }
}
