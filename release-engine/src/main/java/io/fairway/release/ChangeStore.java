package io.fairway.release;

import io.fairway.events.ActionTaken;
import io.fairway.events.ApprovalRequested;
import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRejected;
import io.fairway.events.ConfigurationPushed;
import io.fairway.events.Envelope;
import io.fairway.events.ImagePushed;
import io.fairway.events.PushRefused;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.StepText;
import io.fairway.events.TargetChangedByAnother;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The changes and their journeys. */
@ApplicationScoped
public class ChangeStore implements PanacheRepositoryBase<Change, UUID> {

    /** Notes what an event says about its change; once for each event, in whatever order they come. */
    public void record(Envelope envelope) {
        Change change = heardOf(envelope.changeId());
        switch (envelope.data()) {
            case ChangeAccepted accepted -> {
                change.madeFrom(accepted.source());
                change.accepted(accepted.author(), accepted.summary());
            }
            case ImagePushed pushed -> {
                change.madeFrom(pushed.source());
                change.of(pushed.application());
                change.runs(pushed.image());
                change.built(pushed.log());
            }
            case ConfigurationPushed pushed -> {
                change.madeFrom(pushed.source());
                change.of(pushed.application());
                change.runs(pushed.image());
            }
            case BuildFailed failed -> {
                change.madeFrom(failed.source());
                change.built(failed.log());
                change.ended(new Outcome(
                        failed.reason() == BuildFailed.Reason.SUPERSEDED
                                ? Outcome.Kind.SUPERSEDED
                                : Outcome.Kind.BUILD_FAILED,
                        failed.message()));
            }
            case PushRefused _ -> {} // belongs to no change
            case ChartPublished published -> {
                change.madeFrom(published.source());
                change.of(published.application());
                change.runs(published.image());
                change.packaged(published.chart());
                change.goesTo(published.environments(), published.approvals());
            }
            case ChartRejected rejected -> {
                change.madeFrom(rejected.source());
                change.of(rejected.application());
                change.ended(new Outcome(
                        Outcome.Kind.CHART_REJECTED, StepText.of(rejected).reason()));
            }
            case ReleaseRequested requested -> change.of(requested.target().application());
            case ReleaseDeployed deployed -> change.of(deployed.target().application());
            case ReleaseVerified verified -> change.of(verified.target().application());
            case ReleaseFailed failed -> change.of(failed.target().application());
            case ReleaseRolledBack rolledBack -> change.of(rolledBack.target().application());
            case ApprovalRequested requested -> change.of(requested.target().application());
            case ReleaseSkipped skipped -> change.of(skipped.target().application());
            case ActionTaken taken -> change.of(taken.application());
            case TargetChangedByAnother changed -> change.of(changed.target().application());
        }
        if (getEntityManager().find(ChangeStep.class, envelope.id()) == null) {
            getEntityManager()
                    .persist(new ChangeStep(
                            envelope.id(),
                            envelope.changeId(),
                            envelope.time(),
                            envelope.causedBy(),
                            StepText.of(envelope.data()),
                            StepText.spentOn(envelope.data())));
        }
        flush();
    }

    /** Unless the change itself has said which application it is of. */
    void belongsTo(UUID changeId, String application) {
        Change change = findById(changeId);
        if (change.application() == null) {
            change.of(application);
        }
    }

    /** Changes of these repositories that have not said which application they are of, as far as they ended before they could. */
    void adopt(String application, List<String> repositories) {
        getEntityManager()
                .createNativeQuery("UPDATE changes SET application = :application WHERE application IS NULL"
                        + " AND CAST(source AS json) ->> 'repository' IN (:repositories)")
                .setParameter("application", application)
                .setParameter("repositories", repositories)
                .executeUpdate();
    }

    /** In the order of their arrival. */
    public List<ChangeStep> steps(UUID changeId) {
        return getEntityManager()
                .createQuery("from ChangeStep s where s.changeId = :change order by s.arrival", ChangeStep.class)
                .setParameter("change", changeId)
                .getResultList();
    }

    /** The newest change of the application whose chart was published. */
    Optional<Change> newestPublished(String application) {
        return find(
                        "application = ?1 and environments is not null",
                        Sort.by("id").descending(),
                        application)
                .firstResultOptional();
    }

    /** Newest first; any of the filters may be null. */
    public List<Change> search(@Nullable String application, @Nullable String commit, int limit) {
        StringBuilder query = new StringBuilder("from Change c where 1 = 1");
        Parameters parameters = new Parameters();
        if (application != null) {
            query.append(" and c.application = :application");
            parameters.and("application", application);
        }
        if (commit != null) {
            query.append(" and c.commit like :commit");
            parameters.and("commit", commit + "%");
        }
        return find(query + " order by c.id desc", parameters).page(0, limit).list();
    }

    /** Those whose pods run an image with this digest, or a digest that begins so; newest first. */
    public List<Change> ofImageDigest(String beginning, int limit) {
        return find("imageDigest like ?1 order by id desc", beginning + "%")
                .page(0, limit)
                .list();
    }

    /** Newest first. */
    public List<Change> ofImageTag(String tag, int limit) {
        return find("imageTag = ?1 order by id desc", tag).page(0, limit).list();
    }

    /** Newest first. */
    public List<Change> ofChartVersion(String version, int limit) {
        return find("chartVersion = ?1 order by id desc", version)
                .page(0, limit)
                .list();
    }

    /** Ids that begin or end with this. */
    public List<UUID> idsWith(String part, int limit) {
        return find(
                        "select c.id from Change c where cast(c.id as String) like ?1 or cast(c.id as String) like ?2",
                        part + "%",
                        "%" + part)
                .project(UUID.class)
                .page(0, limit)
                .list();
    }

    /** The change of an event. */
    public Optional<UUID> ofEvent(UUID event) {
        return Optional.ofNullable(getEntityManager().find(ChangeStep.class, event))
                .map(ChangeStep::changeId);
    }

    /** The change whose build this was, once it has ended. */
    public Optional<Change> ofBuild(UUID build) {
        return find("buildLog like ?1", "%/builds/" + build + "/%").firstResultOptional();
    }

    /** The row, made if need be: two events of one change may come at the same moment. */
    private Change heardOf(UUID changeId) {
        getEntityManager()
                .createNativeQuery("INSERT INTO changes (id) VALUES (:id) ON CONFLICT DO NOTHING")
                .setParameter("id", changeId)
                .executeUpdate();
        return getEntityManager().find(Change.class, changeId, LockModeType.PESSIMISTIC_WRITE);
    }
}
