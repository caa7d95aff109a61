package io.fairway.release.query;

import io.fairway.events.Target;
import io.fairway.release.Application;
import io.fairway.release.ApplicationStore;
import io.fairway.release.Environment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Answers "what is live where?" with seven queries, however many applications there are. */
@ApplicationScoped
public class FindOverview {

    private static final String LIVE = """
        SELECT t.application, t.environment, l.id, l.change_id, l.commit_id, c.author, c.summary, l.chart_version,
               l.image_digest, coalesce(i.revision, v.helm_revision) AS helm_revision,
               coalesce(i.at, i.seen_at, v.ended_at) AS at,
               CASE WHEN i.id IS NULL AND v.kind = 'ROLLBACK' THEN v.id END AS rollback_id, v.reason AS rollback_reason
        FROM targets t
        LEFT JOIN LATERAL (
            SELECT i.id, i.live_release_id, i.revision, i.at, i.seen_at FROM interventions i
            WHERE i.application = t.application AND i.environment = t.environment AND i.ended_at IS NULL
                  AND i.kind <> 'OBJECTS'
            ORDER BY i.seen_at DESC LIMIT 1) i ON true
        CROSS JOIN LATERAL (
            SELECT r.id, r.kind, r.restores, r.helm_revision, r.ended_at, r.reason FROM releases r
            WHERE r.application = t.application AND r.environment = t.environment AND r.status = 'VERIFIED'
            ORDER BY r.ended_at DESC LIMIT 1) v
        JOIN releases l ON l.id = CASE WHEN i.id IS NOT NULL THEN i.live_release_id
                                       WHEN v.kind = 'ROLLBACK' THEN v.restores ELSE v.id END
        LEFT JOIN changes c ON c.id = l.change_id
        WHERE CAST(:application AS text) IS NULL OR t.application = :application\
        """;

    private static final String LAST = """
        SELECT t.application, t.environment, r.id, r.change_id, r.commit_id, c.author, r.status,
               coalesce(r.failure_reason || ': ' || r.failure_message,
                        CASE WHEN r.status = 'ROLLED_BACK' THEN (
                            SELECT b.reason FROM releases b
                            WHERE b.rolls_back = r.id AND b.kind = 'ROLLBACK' ORDER BY b.attempt DESC LIMIT 1) END,
                        r.reason) AS reason,
               coalesce(r.ended_at, r.created_at) AS at, r.helm_revision
        FROM targets t
        CROSS JOIN LATERAL (
            SELECT * FROM releases r
            WHERE r.application = t.application AND r.environment = t.environment AND r.kind <> 'ROLLBACK'
                  AND r.status NOT IN ('SUPERSEDED', 'REFUSED', 'CANCELLED', 'REJECTED', 'EXPIRED')
            ORDER BY r.created_at DESC LIMIT 1) r
        LEFT JOIN changes c ON c.id = r.change_id
        WHERE CAST(:application AS text) IS NULL OR t.application = :application\
        """;

    /**
     * What is being done comes before what waits, and the newest of those that wait comes last. A rollback that waits comes before
     * what was decided earlier, as it does in its turn. The verdict is due when the time of all checks is over.
     */
    private static final String NEXT = """
        SELECT r.application, r.environment, r.id, r.change_id, r.commit_id, c.author, r.status, r.kind,
               coalesce(r.held_back, r.waits_for, r.reason) AS reason, r.created_at AS at, r.helm_revision,
               r.waits_for, p.by_name || ' paused ' || r.environment || ': ' || p.reason AS paused,
               greatest(r.due_at, CASE WHEN r.status = 'WAITING' THEN (
                   SELECT max(e.ended_at) FROM releases e
                   WHERE e.application = r.application AND e.environment = r.environment) END) AS turn,
               CASE WHEN r.status = 'VERIFYING' AND r.checks IS NOT NULL THEN (
                   SELECT max(s.at) FROM change_steps s
                   WHERE s.change_id = r.change_id AND s.environment = r.environment AND s.name = 'deployed')
                   + make_interval(secs => CAST(CAST(r.checks AS json) ->> 'deadlineSeconds' AS integer)
                       + CAST(CAST(r.checks AS json) ->> 'settleSeconds' AS integer)) END AS verdict
        FROM releases r LEFT JOIN changes c ON c.id = r.change_id
        LEFT JOIN paused p ON p.application = r.application AND p.environment = r.environment
        WHERE r.status IN ('AWAITING_APPROVAL', 'WAITING', 'DEPLOYING', 'VERIFYING', 'RECORDING')
              AND (CAST(:application AS text) IS NULL OR r.application = :application)
        ORDER BY r.status NOT IN ('DEPLOYING', 'VERIFYING', 'RECORDING'), r.kind <> 'ROLLBACK', r.created_at\
        """;

    private static final String QUARANTINED = """
        SELECT q.application, r.environment, q.content_digest, q.release_id, r.chart_version, r.commit_id, q.reason, q.at
        FROM quarantine q JOIN releases r ON r.id = q.release_id
        WHERE q.lifted_at IS NULL AND (CAST(:application AS text) IS NULL OR q.application = :application)
        ORDER BY q.at DESC\
        """;

    private static final String PAUSED = """
        SELECT application, environment, by_name, reason, at FROM paused
        WHERE CAST(:application AS text) IS NULL OR application = :application\
        """;

    private static final String BROKEN = """
        SELECT a.name AS application, '' AS environment, c.id, c.ended_as, c.commit_id, c.author, c.summary,
               coalesce(c.ended_reason, '') AS reason,
               coalesce((SELECT max(s.at) FROM change_steps s WHERE s.change_id = c.id), c.heard_at) AS at
        FROM applications a
        CROSS JOIN LATERAL (
            SELECT * FROM changes c WHERE c.application = a.name ORDER BY c.heard_at DESC LIMIT 1) c
        WHERE c.ended_as IN ('BUILD_FAILED', 'CHART_REJECTED')
              AND (CAST(:application AS text) IS NULL OR a.name = :application)\
        """;

    private final ApplicationStore applications;
    private final FindHolds holds;
    private final Clock clock;

    FindOverview(ApplicationStore applications, FindHolds holds, Clock clock) {
        this.applications = applications;
        this.holds = holds;
        this.clock = clock;
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
        Map<Target, List<Overview.Live>> live = read(LIVE, application, OverviewRows::live);
        Map<Target, List<Overview.Next>> last = read(LAST, application, OverviewRows::last);
        Instant now = clock.instant();
        List<String> events = holds.eventsBroken();
        Map<Target, List<Overview.Next>> next = read(NEXT, application, row -> OverviewRows.next(row, events, now));
        Map<Target, List<Overview.Paused>> paused = read(PAUSED, application, OverviewRows::paused);
        Map<Target, List<Overview.Quarantine>> quarantined = read(QUARANTINED, application, OverviewRows::quarantine);
        Map<Target, List<Overview.Broken>> broken = read(BROKEN, application, OverviewRows::broken);
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
                                .toList(),
                        first(broken, new Target(known.name(), ""))))
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
                quarantined,
                Liveness.of(live, next, last),
                Overview.tried(next, last));
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
                            new Target(OverviewRows.text(row, "application"), OverviewRows.text(row, "environment")),
                            _ -> new ArrayList<>())
                    .add(what.apply(row));
        }
        return found;
    }
}
