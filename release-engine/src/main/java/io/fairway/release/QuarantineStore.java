package io.fairway.release;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The contents that automation does not release again. */
@ApplicationScoped
public class QuarantineStore implements PanacheRepositoryBase<Quarantined, Quarantined.Key> {

    public Optional<Quarantined> active(String application, String contentDigest) {
        return findByIdOptional(new Quarantined.Key(application, contentDigest)).filter(Quarantined::active);
    }

    void add(String application, String contentDigest, UUID release, String reason, Instant now) {
        Quarantined.Key key = new Quarantined.Key(application, contentDigest);
        findByIdOptional(key)
                .ifPresentOrElse(
                        known -> known.again(release, reason, now),
                        () -> persist(new Quarantined(key, release, reason, now)));
        flush();
    }

    /** @return whether it was in quarantine */
    public boolean lift(String application, String contentDigest, String reason, Instant now) {
        Optional<Quarantined> active = active(application, contentDigest);
        active.ifPresent(quarantined -> quarantined.lift(reason, now));
        flush();
        return active.isPresent();
    }

    public List<Quarantined> activeIn(String application) {
        return list("application = ?1 and liftedAt is null", Sort.by("at").descending(), application);
    }
}
