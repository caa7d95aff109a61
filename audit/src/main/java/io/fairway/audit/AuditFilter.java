package io.fairway.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; what is null does not matter.
 *
 * @param actor exactly; {@code fairway} stands for all of its services
 * @param actorKind people, authors of pushes, or services
 * @param from inclusive
 * @param to exclusive
 */
public record AuditFilter(
        @Nullable String application,
        @Nullable String environment,
        @Nullable String actor,
        AuditEntry.@Nullable ActorKind actorKind,
        @Nullable String type,
        @Nullable UUID changeId,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Everything. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null, null, null);

    static final String FAIRWAY = "fairway";

    /** The same as the database decides, for entries that are at hand. */
    boolean wants(AuditEntry entry) {
        return (application == null || application.equals(entry.application()))
                && (environment == null || environment.equals(entry.environment()))
                && (actor == null || isActor(entry))
                && (actorKind == null || actorKind == entry.actorKind())
                && (type == null || type.equals(entry.type()))
                && (changeId == null || changeId.equals(entry.changeId()))
                && (from == null || !entry.at().isBefore(from))
                && (to == null || entry.at().isBefore(to));
    }

    private boolean isActor(AuditEntry entry) {
        return FAIRWAY.equals(actor)
                ? entry.actorKind() == AuditEntry.ActorKind.SERVICE
                : entry.actor().equals(actor);
    }
}
