package io.fairway.notification.context;

import io.fairway.events.ChangeAccepted;
import io.fairway.events.ReleaseRequested;
import io.fairway.notification.EventContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what later events refer to. Everything here is called in the transaction that has the turn to write
 * ({@link io.fairway.notification.EventStore#takeTurn}): so looking first and inserting then is safe.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ContextStore {

    private final EntityManager entities;

    ContextStore(EntityManager entities) {
        this.entities = entities;
    }

    /** The first acceptance of a change counts. */
    public void remember(UUID changeId, ChangeAccepted accepted) {
        if (entities.find(PushedChange.class, changeId) == null) {
            entities.persist(new PushedChange(changeId, accepted));
        }
    }

    /** The last chart that was published from a repository counts. */
    public void remember(String repository, String application) {
        find(ApplicationOfRepository.class, repository)
                .ifPresentOrElse(
                        known -> known.changeTo(application),
                        () -> entities.persist(new ApplicationOfRepository(repository, application)));
    }

    /** The first request of a release counts. */
    public void remember(ReleaseRequested requested) {
        if (entities.find(RequestedRelease.class, requested.releaseId()) == null) {
            entities.persist(new RequestedRelease(requested));
        }
    }

    public void rememberDeployed(UUID releaseId) {
        find(RequestedRelease.class, releaseId).ifPresent(RequestedRelease::deploy);
    }

    public void rememberTarget(String target, boolean live, @Nullable UUID openIncident) {
        find(TargetHealth.class, target)
                .orElseGet(() -> {
                    TargetHealth health = new TargetHealth(target);
                    entities.persist(health);
                    return health;
                })
                .change(live, openIncident);
    }

    /** What an event with these references refers to; each part may be absent. */
    public EventContext contextOf(
            UUID changeId,
            @Nullable String repository,
            @Nullable UUID releaseId,
            @Nullable UUID restoredId,
            @Nullable String target) {
        Optional<EventContext.Change> change =
                find(PushedChange.class, changeId).map(PushedChange::asContext);
        String pushedTo = repository != null
                ? repository
                : change.map(EventContext.Change::repository).orElse(null);
        Optional<RequestedRelease> release = find(RequestedRelease.class, releaseId);
        Optional<TargetHealth> health = find(TargetHealth.class, target);
        return new EventContext(
                change.orElse(null),
                find(ApplicationOfRepository.class, pushedTo)
                        .map(ApplicationOfRepository::application)
                        .orElse(null),
                release.map(RequestedRelease::requested).orElse(null),
                release.map(RequestedRelease::deployed).orElse(false),
                find(RequestedRelease.class, restoredId)
                        .map(RequestedRelease::requested)
                        .orElse(null),
                health.map(TargetHealth::live).orElse(false),
                health.map(TargetHealth::openIncident).orElse(null));
    }

    private <T> Optional<T> find(Class<T> type, @Nullable Object id) {
        return id == null ? Optional.empty() : Optional.ofNullable(entities.find(type, id));
    }
}
