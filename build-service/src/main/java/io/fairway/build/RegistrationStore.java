package io.fairway.build;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The repositories whose pushes are accepted. */
@ApplicationScoped
public class RegistrationStore {

    private static final Database.Row<Registration> READER =
            row -> new Registration(row.getString("name"), row.getString("clone_url"), Database.texts(row, "branches"));

    private final Database database;

    RegistrationStore(Database database) {
        this.database = database;
    }

    /**
     * Registers a repository, or changes its registration.
     *
     * @return false if another name has the same repository
     */
    @Transactional
    public boolean put(Registration registration) {
        // One registration at a time: two names for one repository must not slip through side by side.
        database.query("SELECT pg_advisory_xact_lock(hashtext('fairway.repositories'))", _ -> true);
        String canonical = Registration.canonical(registration.cloneUrl());
        boolean taken = !database.query(
                        "SELECT name FROM repositories WHERE canonical_url = ? AND name <> ?",
                        row -> row.getString("name"),
                        canonical,
                        registration.name())
                .isEmpty();
        if (taken) {
            return false;
        }
        database.update(
                "INSERT INTO repositories (name, clone_url, canonical_url, branches) VALUES (?, ?, ?, ?) ON CONFLICT (name)"
                        + " DO UPDATE SET clone_url = EXCLUDED.clone_url, canonical_url = EXCLUDED.canonical_url,"
                        + " branches = EXCLUDED.branches",
                registration.name(),
                registration.cloneUrl(),
                canonical,
                registration.branches());
        return true;
    }

    /** Forgets a repository; its builds stay. False if there was none. */
    public boolean delete(String name) {
        return database.update("DELETE FROM repositories WHERE name = ?", name) > 0;
    }

    public List<Registration> all() {
        return database.query("SELECT * FROM repositories ORDER BY name", READER);
    }

    public Optional<Registration> byName(String name) {
        return database.query("SELECT * FROM repositories WHERE name = ?", READER, name).stream()
                .findFirst();
    }

    Optional<Registration> byCloneUrl(String cloneUrl) {
        return database
                .query("SELECT * FROM repositories WHERE canonical_url = ?", READER, Registration.canonical(cloneUrl))
                .stream()
                .findFirst();
    }
}
