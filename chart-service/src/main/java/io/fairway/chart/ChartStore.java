package io.fairway.chart;

import io.fairway.eventlog.Traces;
import io.fairway.events.ImageRef;
import io.fairway.events.Source;
import io.fairway.work.ClaimLoop;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.query.SelectionQuery;

/**
 * The charts in PostgreSQL. What changes a chart takes part in the caller's transaction, only claims have one of their own;
 * due times and leases go by the clock of the database, which all workers share.
 */
@ApplicationScoped
public class ChartStore implements PanacheRepositoryBase<Chart, UUID>, ClaimLoop.Claims<ClaimedChart> {

    private static final String REQUEST = """
        INSERT INTO charts (change_id, caused_by, repository, branch, commit_id, sequence, application,
            image_repository, image_tag, image_digest, traceparent)
        VALUES (:changeId, :causedBy, :repository, :branch, :commit, :sequence, :application,
            :imageRepository, :imageTag, :imageDigest, :traceparent)
        ON CONFLICT (repository, branch, commit_id) DO NOTHING\
        """;

    private static final String CLAIM = """
        UPDATE charts SET lease = gen_random_uuid(), leased_until = now() + :millis * interval '1 ms',
            attempts = attempts + 1
        WHERE id = (
            SELECT id FROM charts
            WHERE status = 'PENDING' AND due_at <= now() AND (leased_until IS NULL OR leased_until < now())
            ORDER BY due_at FOR UPDATE SKIP LOCKED LIMIT 1)
        RETURNING *\
        """;

    private static final String RENEW = """
        UPDATE charts SET leased_until = now() + :millis * interval '1 ms'
        WHERE id = :id AND lease = :lease AND status = 'PENDING'\
        """;

    private static final String POSTPONE = """
        UPDATE charts SET lease = NULL, leased_until = NULL, due_at = now() + :millis * interval '1 ms', message = :reason
        WHERE id = :id AND lease = :lease AND status = 'PENDING'\
        """;

    private static final String TAKE_VERSION =
            "UPDATE charts SET version = :version WHERE id = :id AND lease = :lease AND status = 'PENDING'";

    /** A chart in the repository, and when it was published. */
    public record Entry(
            String application,
            String name,
            String version,
            String appVersion,
            String description,
            String digest,
            Instant created) {

        /** Where its archive is, from the index. Charts of before have the commit in their version, and lie beside the index. */
        public String path() {
            String file = name + "-" + version + ".tgz";
            return version.indexOf('+') >= 0 ? file : application + "/" + file;
        }
    }

    /** The bytes of a published chart, and their digest, {@code sha256:...}. */
    public record Archive(String digest, byte[] content) {}

    /** Asks for a chart. False if the commit on that branch has one already, whatever became of it. */
    public boolean request(ChartRequest request) {
        Source source = request.source();
        ImageRef image = request.image();
        return getSession()
                        .createNativeMutationQuery(REQUEST)
                        .setParameter("changeId", request.changeId())
                        .setParameter("causedBy", request.causedBy())
                        .setParameter("repository", source.repository())
                        .setParameter("branch", source.branch())
                        .setParameter("commit", source.commit())
                        .setParameter("sequence", source.sequence())
                        .setParameter("application", request.application())
                        .setParameter("imageRepository", image.repository())
                        .setParameter("imageTag", image.tag())
                        .setParameter("imageDigest", image.digest())
                        .setParameter("traceparent", Traces.current(), String.class)
                        .executeUpdate()
                > 0;
    }

    /** Claims the chart that has been due for longest, in a transaction of its own. */
    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<ClaimedChart> claim(Duration lease) {
        return getSession()
                .createNativeQuery(CLAIM, Chart.class)
                .setParameter("millis", lease.toMillis())
                .getResultList()
                .stream()
                .findFirst()
                .map(Chart::claimed);
    }

    /** Keeps a claim, in a transaction of its own. False if it was lost. */
    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public boolean renew(ClaimedChart chart, Duration lease) {
        return getSession()
                        .createNativeMutationQuery(RENEW)
                        .setParameter("millis", lease.toMillis())
                        .setParameter("id", chart.id())
                        .setParameter("lease", chart.lease())
                        .executeUpdate()
                > 0;
    }

    @Override
    public String name(ClaimedChart chart) {
        return "chart of " + chart.request().changeId();
    }

    /** Gives a claim back, to be tried again later, in a transaction of its own. False if it was lost. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean postpone(ClaimedChart chart, Duration pause, String reason) {
        return getSession()
                        .createNativeMutationQuery(POSTPONE)
                        .setParameter("millis", pause.toMillis())
                        .setParameter("reason", reason)
                        .setParameter("id", chart.id())
                        .setParameter("lease", chart.lease())
                        .executeUpdate()
                > 0;
    }

    /**
     * Puts a chart into the repository. False if the claim was lost.
     *
     * @throws jakarta.persistence.PersistenceException if the application has another chart of that version
     */
    @Transactional(TxType.MANDATORY)
    boolean publish(ClaimedChart claimed, PackagedChart packaged, Instant now) {
        Optional<Chart> held = held(claimed);
        held.ifPresent(chart -> {
            chart.publish(packaged, now);
            getEntityManager().persist(new ChartArchive(chart.id(), packaged.archive()));
        });
        flush();
        return held.isPresent();
    }

    /** Ends a chart that cannot be published. False if the claim was lost. */
    @Transactional(TxType.MANDATORY)
    boolean reject(ClaimedChart claimed, Fault fault, Instant now) {
        Optional<Chart> held = held(claimed);
        held.ifPresent(chart -> chart.reject(fault, now));
        flush();
        return held.isPresent();
    }

    /** The row, to ourselves until the transaction ends; empty if somebody else has it or it has ended. */
    private Optional<Chart> held(ClaimedChart claimed) {
        return find("id = ?1 and lease = ?2 and status = PENDING", claimed.id(), claimed.lease())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Versions of the application's other charts: those that are published, and those that will be. */
    @Transactional
    Set<String> versionsBeside(ClaimedChart chart) {
        return Set.copyOf(find(
                        "select c.version from Chart c where c.application = ?1 and c.id <> ?2 and c.version is not"
                                + " null",
                        chart.request().application(),
                        chart.id())
                .project(String.class)
                .list());
    }

    /**
     * Takes a version, in a transaction of its own, so that no other chart of the application is published under it. False if
     * the claim was lost.
     *
     * @throws org.hibernate.exception.ConstraintViolationException if another chart has it
     */
    @Transactional(TxType.REQUIRES_NEW)
    boolean takeVersion(ClaimedChart claimed, String version) {
        return getSession()
                        .createNativeMutationQuery(TAKE_VERSION)
                        .setParameter("version", version)
                        .setParameter("id", claimed.id())
                        .setParameter("lease", claimed.lease())
                        .executeUpdate()
                > 0;
    }

    /** How many charts were ever published. None is altered or deleted, so an equal number means equal charts. */
    @Transactional
    public long countPublished() {
        return count("status = PUBLISHED");
    }

    /** All published charts by application; of one application the newest first. */
    @Transactional
    public List<Entry> published() {
        return getSession()
                .createSelectionQuery(
                        "select c.application, c.name, c.version, c.appVersion, c.description, c.digest, c.endedAt"
                                + " from Chart c where c.status = PUBLISHED order by c.application, c.sequence desc,"
                                + " c.version",
                        Entry.class)
                .getResultList();
    }

    /** A published chart of an application by the name of its file. */
    @Transactional
    public Optional<Archive> archive(String application, String fileName) {
        return archives("c.application = :application and ")
                .setParameter("file", fileName)
                .setParameter("application", application)
                .uniqueResultOptional();
    }

    /** A chart of before, whose file has a name of its own. */
    @Transactional
    public Optional<Archive> archive(String fileName) {
        return archives("c.version like '%+%' and ")
                .setParameter("file", fileName)
                .uniqueResultOptional();
    }

    private SelectionQuery<Archive> archives(String which) {
        return getSession()
                .createSelectionQuery(
                        "select c.digest, a.content from Chart c join ChartArchive a on a.chartId = c.id where " + which
                                + "c.status = PUBLISHED and c.name || '-' || c.version || '.tgz' = :file",
                        Archive.class);
    }
}
