package io.fairway.build;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        return byCanonicalUrl(Registration.canonical(cloneUrl)).map(RegisteredRepository::registration);
    }

    /**
     * The repository from which a push comes. One that was renamed or moved on its git server since is known by its id there,
     * and stays the one that was registered: the git server leads from the old address to the new one.
     *
     * @param serverId what the git server calls the repository
     */
    Optional<Registration> ofPush(String cloneUrl, @Nullable String serverId) {
        String canonical = Registration.canonical(cloneUrl);
        Optional<RegisteredRepository> registered = byCanonicalUrl(canonical);
        if (serverId == null) {
            return registered.map(RegisteredRepository::registration);
        }
        registered.ifPresent(repository -> repository.known(serverId));
        return registered
                .or(() -> list("serverId", Sort.by("name"), serverId).stream()
                        .filter(repository -> repository.isOn(Registration.host(canonical)))
                        .findFirst())
                .map(RegisteredRepository::registration);
    }

    private Optional<RegisteredRepository> byCanonicalUrl(String canonical) {
        return find("canonicalUrl", canonical).singleResultOptional();
    }

    /** One registration at a time: two names for one repository must not slip through side by side. */
    private void lock() {
        getSession()
                .createNativeQuery(
                        "SELECT CAST(pg_advisory_xact_lock(hashtext('fairway.repositories')) AS text)", String.class)
                .getSingleResult();
    }
}
