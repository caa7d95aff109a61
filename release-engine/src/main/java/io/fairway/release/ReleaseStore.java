package io.fairway.release;

import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.Target;
import io.fairway.events.TargetChangedByAnother;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The releases. */
@ApplicationScoped
public class ReleaseStore implements PanacheRepositoryBase<Release, UUID> {

    /** In which order those that wait at a target begin: rollbacks before all others. */
    public static final Comparator<Release> TURNS = Comparator.comparing((Release release) -> !release.isRollback())
            .thenComparing(Release::createdAt)
            .thenComparing(Release::id);

    private static final Set<ReleaseStatus> IN_FLIGHT =
            EnumSet.of(ReleaseStatus.DEPLOYING, ReleaseStatus.VERIFYING, ReleaseStatus.RECORDING);
    private static final Set<ReleaseStatus> PAST_OR_ON_ITS_WAY = EnumSet.of(
            ReleaseStatus.DEPLOYING, ReleaseStatus.VERIFYING, ReleaseStatus.RECORDING, ReleaseStatus.UNCHANGED);
    private static final Set<ReleaseStatus> NOT_BEGUN =
            EnumSet.of(ReleaseStatus.AWAITING_APPROVAL, ReleaseStatus.WAITING);
    private static final Sort OLDEST_FIRST = Sort.by("createdAt").and("id");
    private static final Sort NEWEST_FIRST = Sort.by("createdAt").and("id").descending();
    private static final String VERIFIED_AND_FREE =
            "from Release r where r.application = :application and r.environment = :environment"
                    + " and r.status = :status and r.kind <> :rollback and not exists ("
                    + "select 1 from Quarantined q where q.application = r.application"
                    + " and q.contentDigest = r.content.contentDigest and q.liftedAt is null)"
                    + " order by r.endedAt desc";
    private static final String AT_TARGET = "application = :application and environment = :environment";

    /**
     * Everything that is decided about an application is decided one after the other; held until the transaction ends. It
     * is held for moments only: never while Helm or the cluster is asked.
     */
    public void lock(String application) {
        getEntityManager()
                .createNativeQuery("SELECT CAST(pg_advisory_xact_lock(hashtextextended(:name, 0)) AS text)")
                .setParameter("name", "application " + application)
                .getSingleResult();
    }

    /** Stores a new release and makes sure that its target can be leased. */
    public void add(Release release) {
        getEntityManager()
                .createNativeQuery("INSERT INTO targets (application, environment) VALUES (:application, :environment)"
                        + " ON CONFLICT DO NOTHING")
                .setParameter("application", release.target().application())
                .setParameter("environment", release.target().environment())
                .executeUpdate();
        persistAndFlush(release);
    }

    /** Lets nobody work at the release for a while, by the database's clock. */
    public void postpone(UUID release, Duration delay) {
        getEntityManager().flush();
        getEntityManager()
                .createNativeQuery("UPDATE releases SET due_at = clock_timestamp() + :millis * interval '1 millisecond'"
                        + " WHERE id = :id")
                .setParameter("millis", delay.toMillis())
                .setParameter("id", release)
                .executeUpdate();
    }

    /** From when on somebody works at the release, by the database's clock. */
    public Optional<Instant> dueAt(UUID release) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("SELECT due_at FROM releases WHERE id = :id", Instant.class)
                .setParameter("id", release)
                .uniqueResultOptional();
    }

    /** When something last ended at the target: since then, the next in turn may begin. */
    public Optional<Instant> lastEnded(Target target) {
        return Optional.ofNullable(find(
                        "select max(r.endedAt) from Release r where r.application = :application"
                                + " and r.environment = :environment",
                        at(target))
                .project(Instant.class)
                .firstResult());
    }

    public boolean due(UUID release) {
        return (boolean) getEntityManager()
                .createNativeQuery("SELECT due_at <= clock_timestamp() FROM releases WHERE id = :id")
                .setParameter("id", release)
                .getSingleResult();
    }

    Optional<Release> forChange(Target target, UUID changeId) {
        return find(
                        AT_TARGET + " and changeId = :change and kind = :kind",
                        Sort.by("attempt").descending(),
                        at(target).and("change", changeId).and("kind", Kind.CHANGE))
                .firstResultOptional();
    }

    /** The release that has the target to itself now. */
    public Optional<Release> inFlight(Target target) {
        return find(
                        AT_TARGET + " and status in :statuses",
                        OLDEST_FIRST,
                        at(target).and("statuses", IN_FLIGHT))
                .firstResultOptional();
    }

    public List<Release> waiting(Target target) {
        return list(
                AT_TARGET + " and status = :status", OLDEST_FIRST, at(target).and("status", ReleaseStatus.WAITING));
    }

    /** What was decided for at the target and has not begun, whether people have to approve it first or not. */
    List<Release> notBegun(Target target) {
        return list(
                AT_TARGET + " and status in :statuses", OLDEST_FIRST, at(target).and("statuses", NOT_BEGUN));
    }

    /** A release that waited for approval until now, or longer. */
    Optional<UUID> overdue(Instant now) {
        return find(
                        "select r.id from Release r where r.status = :status and r.approval.expiresAt <= :now"
                                + " order by r.approval.expiresAt",
                        Parameters.with("status", ReleaseStatus.AWAITING_APPROVAL)
                                .and("now", now))
                .project(UUID.class)
                .firstResultOptional();
    }

    /** Until when the next release waits for approval. */
    Optional<Instant> nextExpiry() {
        return Optional.ofNullable(find(
                        "select min(r.approval.expiresAt) from Release r where r.status = :status",
                        Parameters.with("status", ReleaseStatus.AWAITING_APPROVAL))
                .project(Instant.class)
                .firstResult());
    }

    /** The release as it is now, with everything about its application to ourselves until the transaction ends. */
    Optional<Release> locked(UUID id) {
        Optional<Release> release = findByIdOptional(id);
        release.ifPresent(found -> {
            lock(found.target().application());
            getEntityManager().refresh(found);
        });
        return release;
    }

    /** The newest push that was ever verified at the target, changed nothing there, or is on its way into it. */
    Optional<Admission.Order> highest(Target target) {
        return find(
                        "select coalesce(r.content.registration, 1L), r.sequence from Release r where r.application = :application"
                                + " and r.environment = :environment and r.kind <> :rollback"
                                + " and (r.verdict.recorded is not null or r.status in :statuses)"
                                + " order by coalesce(r.content.registration, 1L) desc, r.sequence desc",
                        at(target).and("rollback", Kind.ROLLBACK).and("statuses", PAST_OR_ON_ITS_WAY))
                .project(Admission.Order.class)
                .firstResultOptional();
    }

    /** Under which registration of a repository anything of the application was released last; 0 if nothing was. */
    long highestRegistration(String application) {
        Long highest = find(
                        "select max(r.content.registration) from Release r where r.application = :application",
                        Parameters.with("application", application))
                .project(Long.class)
                .firstResult();
        return highest == null ? 0 : highest;
    }

    /** The newest release that was verified at the target and still counts, without contents that are in quarantine. */
    Optional<Release> newestVerified(Target target) {
        return find(VERIFIED_AND_FREE, verified(target)).firstResultOptional();
    }

    /** The release or rollback that was verified last: since then, what is live is live. */
    public Optional<Release> lastVerified(Target target) {
        return find(
                        AT_TARGET + " and status = :status",
                        Sort.by("endedAt").descending(),
                        at(target).and("status", ReleaseStatus.VERIFIED))
                .firstResultOptional();
    }

    /** Those of a content or chart; newest first. */
    public List<Release> ofContent(String contentDigest, int limit) {
        return find("content.contentDigest like :digest", NEWEST_FIRST, Parameters.with("digest", contentDigest + "%"))
                .page(0, limit)
                .list();
    }

    /** What is live at the target, as Helm has it: what Fairway brought last, unless somebody else made it otherwise since. */
    public Optional<Release> live(Target target) {
        List<UUID> byAnother = getEntityManager()
                .createQuery(
                        "select i.liveReleaseId from Intervention i where i.application = :application"
                                + " and i.environment = :environment and i.endedAt is null and i.kind <> :objects"
                                + " order by i.seenAt desc",
                        UUID.class)
                .setParameter("application", target.application())
                .setParameter("environment", target.environment())
                .setParameter("objects", TargetChangedByAnother.Kind.OBJECTS)
                .setMaxResults(1)
                .getResultList();
        return byAnother.isEmpty()
                ? broughtLast(target)
                : Optional.ofNullable(byAnother.getFirst()).flatMap(this::findByIdOptional);
    }

    /** Everything that others did is over: what is live is what Fairway brought. */
    void isOursAgain(Target target, Instant now) {
        getEntityManager()
                .createQuery("update Intervention i set i.endedAt = :now where i.application = :application"
                        + " and i.environment = :environment and i.endedAt is null")
                .setParameter("now", now)
                .setParameter("application", target.application())
                .setParameter("environment", target.environment())
                .executeUpdate();
    }

    private Optional<Release> broughtLast(Target target) {
        return lastVerified(target).flatMap(last -> {
            UUID restored = last.restores();
            return !last.isRollback()
                    ? Optional.of(last)
                    : restored == null ? Optional.empty() : findByIdOptional(restored);
        });
    }

    /** Helm's revisions with the content of a verified release: its own, and those of the rollbacks to it, oldest first. */
    public List<Integer> revisionsOf(Release verified) {
        List<Integer> revisions = new ArrayList<>();
        if (verified.helmRevision() != null) {
            revisions.add(verified.helmRevision());
        }
        list(
                        "undoing.restores = :id and kind = :kind and status = :status"
                                + " and deployment.helmRevision is not null order by deployment.helmRevision",
                        Parameters.with("id", verified.id())
                                .and("kind", Kind.ROLLBACK)
                                .and("status", ReleaseStatus.VERIFIED))
                .forEach(rollback -> {
                    if (rollback.helmRevision() != null) {
                        revisions.add(rollback.helmRevision());
                    }
                });
        return revisions;
    }

    /** The release that made one of Helm's revisions; the newest, because after an uninstallation Helm counts from 1 again. */
    public Optional<Release> ofRevision(Target target, int revision) {
        return find(
                        AT_TARGET + " and deployment.helmRevision = :revision",
                        NEWEST_FIRST,
                        at(target).and("revision", revision))
                .firstResultOptional();
    }

    /** The releases that were verified at the target and still count, without contents that are in quarantine; newest first. */
    public List<Release> verifiedAt(Target target, int limit) {
        return find(VERIFIED_AND_FREE, verified(target)).page(0, limit).list();
    }

    /** The release that was verified at the same target last before this one was requested. */
    public Optional<Release> verifiedBefore(Release release) {
        return find(
                        AT_TARGET + " and kind <> :rollback and verdict.recorded is not null and createdAt < :before",
                        NEWEST_FIRST,
                        at(release.target()).and("rollback", Kind.ROLLBACK).and("before", release.createdAt()))
                .firstResultOptional();
    }

    /** The ids of everything that was ever released at the target. */
    public List<UUID> idsAt(Target target) {
        return find(
                        "select r.id from Release r where r.application = :application and r.environment ="
                                + " :environment",
                        at(target))
                .project(UUID.class)
                .list();
    }

    /** Every environment in which the application was ever released. */
    List<String> environmentsOf(String application) {
        return find(
                        "select distinct r.environment from Release r where r.application = :application"
                                + " order by r.environment",
                        Parameters.with("application", application))
                .project(String.class)
                .list();
    }

    /** Ids that begin or end with this. */
    public List<UUID> idsWith(String part, int limit) {
        return find(
                        "select r.id from Release r where cast(r.id as String) like ?1 or cast(r.id as String) like ?2",
                        part + "%",
                        "%" + part)
                .project(UUID.class)
                .page(0, limit)
                .list();
    }

    public List<Release> rollbacksOf(UUID release) {
        return list("undoing.rollsBack = ?1", OLDEST_FIRST, release);
    }

    /** The newest release of a chart version anywhere, to release it again. */
    public Optional<Release> newestOfChart(String application, String chartVersion) {
        return find(
                        "application = :application and content.chartVersion = :version and kind <> :rollback",
                        NEWEST_FIRST,
                        Parameters.with("application", application)
                                .and("version", chartVersion)
                                .and("rollback", Kind.ROLLBACK))
                .firstResultOptional();
    }

    public List<Release> ofChange(UUID changeId) {
        return list("changeId", OLDEST_FIRST, changeId);
    }

    /** Any of the filters may be null. Newest first. */
    public List<Release> search(
            @Nullable String application, @Nullable String environment, @Nullable ReleaseStatus status, int limit) {
        StringBuilder query = new StringBuilder("1 = 1");
        Parameters parameters = new Parameters();
        if (application != null) {
            query.append(" and application = :application");
            parameters.and("application", application);
        }
        if (environment != null) {
            query.append(" and environment = :environment");
            parameters.and("environment", environment);
        }
        if (status != null) {
            query.append(" and status = :status");
            parameters.and("status", status);
        }
        return find(query.toString(), NEWEST_FIRST, parameters).page(0, limit).list();
    }

    private static Parameters verified(Target target) {
        return at(target).and("status", ReleaseStatus.VERIFIED).and("rollback", Kind.ROLLBACK);
    }

    private static Parameters at(Target target) {
        return Parameters.with("application", target.application()).and("environment", target.environment());
    }
}
