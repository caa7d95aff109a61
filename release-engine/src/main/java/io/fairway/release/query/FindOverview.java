package io.fairway.release.query;

import io.fairway.events.Target;
import io.fairway.release.Application;
import io.fairway.release.ApplicationStore;
import io.fairway.release.Environment;
import io.fairway.release.ReleaseStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Answers "what is live where?" with six queries, however many applications there are. */
@ApplicationScoped
public class FindOverview {

    private static final String LIVE = """
            SELECT t.application, t.environment, l.id, l.change_id, l.commit_id, c.author, c.summary, l.chart_version,
                   l.image_digest, coalesce(i.revision, v.helm_revision) AS helm_revision,
                   coalesce(i.at, i.seen_at, v.ended_at) AS at
            FROM targets t
            LEFT JOIN LATERAL (
                SELECT i.id, i.live_release_id, i.revision, i.at, i.seen_at FROM interventions i
                WHERE i.application = t.application AND i.environment = t.environment AND i.ended_at IS NULL
                      AND i.kind <> 'OBJECTS'
                ORDER BY i.seen_at DESC LIMIT 1) i ON true
            CROSS JOIN LATERAL (
                SELECT r.id, r.kind, r.restores, r.helm_revision, r.ended_at FROM releases r
                WHERE r.application = t.application AND r.environment = t.environment AND r.status = 'VERIFIED'
                ORDER BY r.ended_at DESC LIMIT 1) v
            JOIN releases l ON l.id = CASE WHEN i.id IS NOT NULL THEN i.live_release_id
                                           WHEN v.kind = 'ROLLBACK' THEN v.restores ELSE v.id END
            LEFT JOIN changes c ON c.id = l.change_id
            WHERE CAST(:application AS text) IS NULL OR t.application = :application""";

    private static final String LAST = """
            SELECT t.application, t.environment, r.id, r.change_id, r.commit_id, c.author, r.status,
                   coalesce(r.failure_reason || ': ' || r.failure_message, r.reason) AS reason,
                   coalesce(r.ended_at, r.created_at) AS at
            FROM targets t
            CROSS JOIN LATERAL (
                SELECT * FROM releases r
                WHERE r.application = t.application AND r.environment = t.environment AND r.kind <> 'ROLLBACK'
                      AND r.status NOT IN ('SUPERSEDED', 'REFUSED', 'CANCELLED', 'REJECTED', 'EXPIRED')
                ORDER BY r.created_at DESC LIMIT 1) r
            LEFT JOIN changes c ON c.id = r.change_id
            WHERE CAST(:application AS text) IS NULL OR t.application = :application""";

    /** What is being done comes before what waits, and the newest of those that wait comes last. */
    private static final String NEXT = """
            SELECT r.application, r.environment, r.id, r.change_id, r.commit_id, c.author, r.status,
                   coalesce(r.held_back, r.waits_for, r.reason) AS reason, r.created_at AS at
            FROM releases r LEFT JOIN changes c ON c.id = r.change_id
            WHERE r.status IN ('AWAITING_APPROVAL', 'WAITING', 'DEPLOYING', 'VERIFYING', 'RECORDING')
                  AND (CAST(:application AS text) IS NULL OR r.application = :application)
            ORDER BY r.status NOT IN ('DEPLOYING', 'VERIFYING', 'RECORDING'), r.created_at""";

    private static final String QUARANTINED = """
            SELECT q.application, r.environment, q.content_digest, q.release_id, r.chart_version, r.commit_id, q.reason, q.at
            FROM quarantine q JOIN releases r ON r.id = q.release_id
            WHERE q.lifted_at IS NULL AND (CAST(:application AS text) IS NULL OR q.application = :application)
            ORDER BY q.at DESC""";

    private static final String PAUSED = """
            SELECT application, environment, by_name, reason, at FROM paused
            WHERE CAST(:application AS text) IS NULL OR application = :application""";

    private final ApplicationStore applications;

    FindOverview(ApplicationStore applications) {
        this.applications = applications;
    }

    /**
     * In the order of their names.
     *
     * @param application only this one; null for all
     */
    @jakarta.transaction.Transactional
    public List<Overview> find(@Nullable String application) {
        List<Application> registered = application == null
                ? applications.listAll(io.quarkus.panache.common.Sort.by("name"))
                : applications.findByIdOptional(application).stream().toList();
        Map<Target, List<Overview.Live>> live = read(LIVE, application, FindOverview::live);
        Map<Target, List<Overview.Next>> last = read(LAST, application, FindOverview::next);
        Map<Target, List<Overview.Next>> next = read(NEXT, application, FindOverview::next);
        Map<Target, List<Overview.Paused>> paused = read(PAUSED, application, FindOverview::paused);
        Map<Target, List<Overview.Quarantine>> quarantined = read(QUARANTINED, application, FindOverview::quarantine);
        return registered.stream()
                .map(known -> new Overview(
                        known.name(),
                        known.repository(),
                        known.environments().stream()
                                .map(environment -> {
                                    Target target = new Target(known.name(), environment.name());
                                    return environment(
                                            environment,
                                            first(live, target),
                                            first(next, target),
                                            first(last, target),
                                            first(paused, target),
                                            quarantined.getOrDefault(target, List.of()));
                                })
                                .toList()))
                .toList();
    }

    private static Overview.InEnvironment environment(
            Environment environment,
            Overview.@Nullable Live live,
            Overview.@Nullable Next next,
            Overview.@Nullable Next last,
            Overview.@Nullable Paused paused,
            List<Overview.Quarantine> quarantined) {
        TargetState state = Overview.state(live, next, last);
        boolean shown = last != null
                && TargetState.of(last.status()) != TargetState.VERIFIED
                && (next == null || !next.releaseId().equals(last.releaseId()));
        return new Overview.InEnvironment(
                environment.name(),
                environment.namespace(),
                state,
                paused,
                live,
                next,
                shown ? last : null,
                quarantined);
    }

    private static <T> @Nullable T first(Map<Target, List<T>> found, Target target) {
        List<T> at = found.get(target);
        return at == null ? null : at.getFirst();
    }

    private <T> Map<Target, List<T>> read(String query, @Nullable String application, Function<Tuple, T> what) {
        Map<Target, List<T>> found = new HashMap<>();
        for (Tuple row : applications
                .getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(query, Tuple.class)
                .setParameter("application", application, String.class)
                .getResultList()) {
            found.computeIfAbsent(
                            new Target(text(row, "application"), text(row, "environment")), _ -> new ArrayList<>())
                    .add(what.apply(row));
        }
        return found;
    }

    private static Overview.Live live(Tuple row) {
        return new Overview.Live(
                id(row, "id"),
                id(row, "change_id"),
                text(row, "commit_id"),
                text(row, "author"),
                text(row, "summary"),
                text(row, "chart_version"),
                text(row, "image_digest"),
                row.get("helm_revision", Integer.class),
                at(row));
    }

    private static Overview.Next next(Tuple row) {
        return new Overview.Next(
                id(row, "id"),
                id(row, "change_id"),
                text(row, "commit_id"),
                text(row, "author"),
                ReleaseStatus.valueOf(text(row, "status")),
                text(row, "reason"),
                at(row));
    }

    private static Overview.Paused paused(Tuple row) {
        return new Overview.Paused(text(row, "by_name"), text(row, "reason"), at(row));
    }

    private static Overview.Quarantine quarantine(Tuple row) {
        return new Overview.Quarantine(
                text(row, "content_digest"),
                id(row, "release_id"),
                text(row, "chart_version"),
                text(row, "commit_id"),
                text(row, "reason"),
                at(row));
    }

    private static UUID id(Tuple row, String column) {
        return row.get(column, UUID.class);
    }

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }

    private static Instant at(Tuple row) {
        return row.get("at", Instant.class);
    }
}
