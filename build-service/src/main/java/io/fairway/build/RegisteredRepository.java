package io.fairway.build;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A {@link Registration} as it is stored. */
@Entity
@Table(name = "repositories")
class RegisteredRepository {

    @Id
    private String name;

    @Column(name = "clone_url")
    private String cloneUrl;

    /** The URL in the one spelling by which pushes are matched; unique. */
    @Column(name = "canonical_url")
    private String canonicalUrl;

    /** What its git server calls it, whatever its name is there; null until a push said so. */
    @Column(name = "server_id")
    private @Nullable String serverId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> branches;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected RegisteredRepository() {}

    @SuppressWarnings("NullAway.Init") // register() sets the rest
    RegisteredRepository(Registration registration) {
        this.name = registration.name();
        register(registration);
    }

    /** Takes over what is registered under its name now. */
    void register(Registration registration) {
        String canonical = Registration.canonical(registration.cloneUrl());
        if (!canonical.equals(canonicalUrl)) {
            serverId = null; // perhaps another repository: its next push says so
        }
        cloneUrl = registration.cloneUrl();
        canonicalUrl = canonical;
        branches = registration.branches();
    }

    /** A push has come from it. */
    void known(String id) {
        serverId = id;
    }

    boolean isOn(String host) {
        return Registration.host(canonicalUrl).equals(host);
    }

    Registration registration() {
        return new Registration(name, cloneUrl, branches);
    }
}
