package io.fairway.release.drift;

import io.fairway.events.Place;
import io.fairway.events.Target;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.ReleaseStore;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Where Fairway's Helm was at work, and what it did there last. Every method runs in the caller's transaction. */
@ApplicationScoped
class TargetsAtHelm {

    private static final String PLACES_AT_HELM = """
            SELECT t.application, t.environment, r.cluster, r.namespace
            FROM targets t JOIN applications a ON a.name = t.application
            CROSS JOIN LATERAL (
                SELECT r.cluster, r.namespace FROM releases r
                WHERE r.application = t.application AND r.environment = t.environment AND r.base_revision IS NOT NULL
                ORDER BY r.created_at DESC LIMIT 1) r""";
    private static final Set<ReleaseStatus> AT_HELM = EnumSet.of(
            ReleaseStatus.DEPLOYING,
            ReleaseStatus.VERIFYING,
            ReleaseStatus.RECORDING,
            ReleaseStatus.VERIFIED,
            ReleaseStatus.FAILED,
            ReleaseStatus.ROLLED_BACK,
            ReleaseStatus.ROLLBACK_FAILED,
            ReleaseStatus.OVERRULED);
    private static final Sort NEWEST_FIRST = Sort.by("createdAt").and("id").descending();

    private final ReleaseStore releases;

    TargetsAtHelm(ReleaseStore releases) {
        this.releases = releases;
    }

    /** The release for which Helm was at work at the target last. */
    Optional<Release> last(Target target) {
        return releases.find(
                        "application = :application and environment = :environment and status in :statuses",
                        NEWEST_FIRST,
                        Parameters.with("application", target.application())
                                .and("environment", target.environment())
                                .and("statuses", AT_HELM))
                .firstResultOptional();
    }

    /** Where Helm was at work for any application that is registered still, and for which target. */
    Map<Place, Target> places() {
        Map<Place, Target> places = new HashMap<>();
        for (Tuple row : releases.getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(PLACES_AT_HELM, Tuple.class)
                .getResultList()) {
            Target target = new Target(row.get("application", String.class), row.get("environment", String.class));
            places.put(
                    new Place(
                            row.get("cluster", String.class), row.get("namespace", String.class), target.application()),
                    target);
        }
        return places;
    }

    /** A rollback that ended well so long ago, is what is live still, and was not compared again; not if it is a day old. */
    @SuppressWarnings("unchecked")
    Optional<Release> rollbackToAskAgain(Duration after) {
        List<UUID> due = releases.getEntityManager()
                .createNativeQuery("SELECT r.id FROM releases r WHERE r.kind = 'ROLLBACK' AND r.status = 'VERIFIED'"
                        + " AND r.asked_again_at IS NULL"
                        + " AND r.ended_at <= clock_timestamp() - :millis * interval '1 millisecond'"
                        + " AND r.ended_at > clock_timestamp() - interval '1 day' AND NOT EXISTS ("
                        + "SELECT 1 FROM releases n WHERE n.application = r.application"
                        + " AND n.environment = r.environment AND n.created_at > r.created_at"
                        + " AND n.base_revision IS NOT NULL) ORDER BY r.ended_at LIMIT 1")
                .setParameter("millis", after.toMillis())
                .getResultList();
        return due.stream().findFirst().flatMap(releases::findByIdOptional);
    }

    void askedAgain(UUID rollback) {
        releases.getEntityManager()
                .createNativeQuery("UPDATE releases SET asked_again_at = clock_timestamp() WHERE id = :id")
                .setParameter("id", rollback)
                .executeUpdate();
    }
}
