package io.fairway.audit;

import io.fairway.audit.AuditEntry.ActorKind;
import io.fairway.events.Target;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Reads the audit, always its current generation. Entries are read as records, not as entities: they are looked at and counted
 * by the hundred thousand, and nobody changes them.
 */
@ApplicationScoped
@Transactional
public class AuditStore {

    private static final String CURRENT = EntryQuery.CURRENT;

    private static final String AT_TARGETS = "(application, environment) IN"
            + " (SELECT * FROM unnest(CAST(:applications AS text[]), CAST(:environments AS text[])))";

    /** A loose index scan: as many steps as there are names, not as there are entries. */
    private static final String APPLICATIONS = """
        WITH RECURSIVE names AS (
            (SELECT application FROM audit_entries
             WHERE %1$s AND application IS NOT NULL ORDER BY application LIMIT 1)
            UNION ALL
            SELECT (SELECT e.application FROM audit_entries e
                    WHERE e.%1$s AND e.application > n.application ORDER BY e.application LIMIT 1)
            FROM names n WHERE n.application IS NOT NULL)
        SELECT application FROM names WHERE application IS NOT NULL LIMIT 5000
        """.formatted(CURRENT);

    private final EntityManager entityManager;

    AuditStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Newest first, by the time of the events.
     *
     * @param before only what comes after this entry; null for the newest
     */
    public List<AuditEntry> search(AuditFilter filter, @Nullable AuditEntry before, int limit) {
        EntryQuery query = query(filter);
        if (before != null) {
            query.and("(at, number) < (:beforeAt, :beforeNumber)")
                    .with("beforeAt", before.at())
                    .with("beforeNumber", before.number());
        }
        return query.orderBy("at DESC, number DESC", limit).list(entityManager);
    }

    /** The entry with this number. */
    public Optional<AuditEntry> byNumber(long number) {
        return new EntryQuery()
                .is("number", number).list(entityManager).stream().findFirst();
    }

    /** Those with greater numbers, in the order of their numbers. */
    List<AuditEntry> after(long number, int limit) {
        return new EntryQuery()
                .and("number > :number")
                .with("number", number)
                .orderBy("number", limit)
                .list(entityManager);
    }

    /** The greatest number there is; 0 if there is none. */
    long last() {
        return number("SELECT coalesce(max(number), 0) FROM audit_entries WHERE " + CURRENT);
    }

    /** How many entries there are. */
    long count() {
        return number("SELECT count(*) FROM audit_entries WHERE " + CURRENT);
    }

    /** How many entries came after this one. */
    public long countAfter(AuditFilter filter, long number, int atMost) {
        return query(filter)
                .and("number > :number")
                .with("number", number)
                .orderBy("number", atMost)
                .count(entityManager);
    }

    /** Names that occur, in their order, for choosing from. */
    public List<String> applications() {
        return results(APPLICATIONS, String.class);
    }

    /**
     * All that was said about releases at some targets since some time, and what was said before about the same releases, in
     * the order of time. For computing with; {@link #search} is for looking.
     *
     * @param limit how many at most
     */
    public List<AuditEntry> releasesSince(List<Target> targets, Instant since, int limit) {
        return at(targets)
                .and("release_id IS NOT NULL AND (at >= :since OR release_id IN (SELECT release_id FROM audit_entries"
                        + " WHERE " + CURRENT + " AND " + AT_TARGETS + " AND at >= :since))")
                .with("since", since)
                .orderBy("at, number", limit)
                .list(entityManager);
    }

    /** When something was first said about a release at one of these targets. */
    public Optional<Instant> knownSince(List<Target> targets) {
        return at(targets).is("type", "ReleaseRequested").orderBy("at", 1).list(entityManager).stream()
                .map(AuditEntry::at)
                .findFirst();
    }

    /** The entries of one type about some changes. */
    public List<AuditEntry> ofChanges(String type, List<UUID> changes) {
        return new EntryQuery()
                .is("type", type)
                .and("change_id = ANY (:changes)")
                .with("changes", changes.toArray(UUID[]::new))
                .list(entityManager);
    }

    private static EntryQuery at(List<Target> targets) {
        return new EntryQuery()
                .and(AT_TARGETS)
                .with("applications", targets.stream().map(Target::application).toArray(String[]::new))
                .with("environments", targets.stream().map(Target::environment).toArray(String[]::new));
    }

    private static EntryQuery query(AuditFilter filter) {
        EntryQuery query = new EntryQuery()
                .is("application", filter.application())
                .is("environment", filter.environment())
                .is("type", filter.type())
                .is("change_id", filter.changeId());
        if (AuditFilter.FAIRWAY.equals(filter.actor())) {
            query.and("actor_kind = :service").with("service", ActorKind.SERVICE.name());
        } else {
            query.is("actor", filter.actor());
        }
        if (filter.actorKind() != null) {
            query.is("actor_kind", filter.actorKind().name());
        }
        if (filter.from() != null) {
            query.and("at >= :from").with("from", filter.from());
        }
        if (filter.to() != null) {
            query.and("at < :to").with("to", filter.to());
        }
        return query;
    }

    private long number(String sql) {
        return results(sql, Long.class).getFirst();
    }

    private <T> List<T> results(String sql, Class<T> type) {
        return entityManager.unwrap(Session.class).createNativeQuery(sql, type).getResultList();
    }
}
