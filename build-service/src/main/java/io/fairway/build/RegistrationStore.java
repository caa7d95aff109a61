package io.fairway.build;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The repositories whose pushes are accepted. */
@ApplicationScoped
@Transactional
public class RegistrationStore implements PanacheRepositoryBase<RegisteredRepository, String> {

    /**
     * Registers a repository, or changes its registration.
     *
     * @return false if another name has the same repository
     */
    public boolean put(Registration registration) {
        lock();
        String canonical = Registration.canonical(registration.cloneUrl());
        if (count("canonicalUrl = ?1 and name <> ?2", canonical, registration.name()) > 0) {
            return false;
        }
        findByIdOptional(registration.name())
                .ifPresentOrElse(
                        known -> known.register(registration), () -> persist(new RegisteredRepository(registration)));
        return true;
    }

    /** Forgets a repository; its builds stay. False if there was none. */
    public boolean forget(String name) {
        lock();
        return deleteById(name);
    }

    public List<Registration> all() {
        return listAll(Sort.by("name")).stream()
                .map(RegisteredRepository::registration)
                .toList();
    }

    public Optional<Registration> byName(String name) {
        return findByIdOptional(name).map(RegisteredRepository::registration);
    }

    Optional<Registration> byCloneUrl(String cloneUrl) {
        return find("canonicalUrl", Registration.canonical(cloneUrl))
                .singleResultOptional()
                .map(RegisteredRepository::registration);
    }

    /** One registration at a time: two names for one repository must not slip through side by side. */
    private void lock() {
        getSession()
                .createNativeQuery(
                        "SELECT CAST(pg_advisory_xact_lock(hashtext('fairway.repositories')) AS text)", String.class)
                .getSingleResult();
    }
}
