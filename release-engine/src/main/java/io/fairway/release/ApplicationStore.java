package io.fairway.release;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The registered applications. */
@ApplicationScoped
public class ApplicationStore implements PanacheRepositoryBase<Application, String> {

    /** The one whose changes come from a repository; empty if there is none, or more than one. */
    Optional<Application> from(String cloneUrl) {
        List<Application> found = list("repository in ?1", Application.writings(cloneUrl));
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
