package io.fairway.release.drift;

import io.fairway.events.Target;
import io.fairway.events.TargetChangedByAnother.Kind;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What others did. */
@ApplicationScoped
public class InterventionStore implements PanacheRepositoryBase<Intervention, UUID> {

    private static final String AT_TARGET = "application = :application and environment = :environment";
    private static final Sort NEWEST_FIRST = Sort.by("seenAt").and("id").descending();

    /** Those by which what is live is not Fairway's; newest first. */
    public List<Intervention> open(Target target) {
        return list(AT_TARGET + " and endedAt is null", NEWEST_FIRST, at(target));
    }

    /** Newest first. */
    public List<Intervention> newest(Target target, int limit) {
        return find(AT_TARGET, NEWEST_FIRST, at(target)).page(0, limit).list();
    }

    /** Of an application in all its environments; newest first. */
    public List<Intervention> newest(String application, int limit) {
        return find("application = :application", NEWEST_FIRST, Parameters.with("application", application))
                .page(0, limit)
                .list();
    }

    Optional<Intervention> known(Target target, String fingerprint) {
        return find(AT_TARGET + " and fingerprint = :fingerprint", at(target).and("fingerprint", fingerprint))
                .firstResultOptional();
    }

    // Whoever updates a table wakes those who wait for it, so nothing is updated for nothing.

    /** What was done with Helm is over: Helm has what Fairway brought. */
    void endOfHelms(Target target, Instant now) {
        if (open(target).stream().noneMatch(Intervention::isHelms)) {
            return;
        }
        update(
                "endedAt = :now where " + AT_TARGET + " and endedAt is null and kind <> :objects",
                at(target).and("now", now).and("objects", Kind.OBJECTS));
    }

    /** The objects are as they were recorded. */
    void endOfObjects(Target target, Instant now) {
        if (open(target).stream().allMatch(Intervention::isHelms)) {
            return;
        }
        update(
                "endedAt = :now where " + AT_TARGET + " and endedAt is null and kind = :objects",
                at(target).and("now", now).and("objects", Kind.OBJECTS));
    }

    private static Parameters at(Target target) {
        return Parameters.with("application", target.application()).and("environment", target.environment());
    }
}
