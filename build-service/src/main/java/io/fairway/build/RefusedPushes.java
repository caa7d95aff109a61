package io.fairway.build;

import io.fairway.events.PushRefused;
import io.fairway.events.ShortText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Tells of pushes of repositories that nobody registered: whoever renamed one, or forgot to register it, would else wait for a
 * release that never comes. Each repository is told of once a day, however often it is pushed to.
 */
@ApplicationScoped
class RefusedPushes {

    private static final Logger LOG = Logger.getLogger(RefusedPushes.class);
    private static final Duration TOLD_AGAIN = Duration.ofDays(1);

    /** What an index of PostgreSQL takes in any script. */
    private static final int MAX_KEY = 500;

    private static final String TELL = """
            INSERT INTO refused_pushes (repository, told_at) VALUES (:repository, :now)
            ON CONFLICT (repository) DO NOTHING
            """;

    private final EntityManager database;
    private final BuildEvents events;
    private final Clock clock;

    RefusedPushes(EntityManager database, BuildEvents events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(TxType.MANDATORY)
    void tell(Push push) {
        String repository = push.cloneUrl().replaceFirst("://[^/@]*@", "://");
        if (!isFirstToday(ShortText.of(Registration.canonical(repository), MAX_KEY))) {
            return;
        }
        String message =
                "a push arrived from " + repository + ", which nobody registered: PUT /repositories/{name} with this"
                        + " clone URL, and if the repository was renamed, under the name that it has";
        events.refused(new PushRefused(
                repository, push.branch(), push.commit(), PushRefused.Reason.UNKNOWN_REPOSITORY, message));
        LOG.warnf(
                "a push of an unknown repository: repository=%s branch=%s commit=%s",
                repository, push.branch(), push.commit());
    }

    private boolean isFirstToday(String repository) {
        Instant now = clock.instant();
        var _ = database.createNativeQuery("DELETE FROM refused_pushes WHERE told_at <= :before")
                .setParameter("before", now.minus(TOLD_AGAIN))
                .executeUpdate();
        return database.createNativeQuery(TELL)
                        .setParameter("repository", repository)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }
}
