package io.fairway.notification.context;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The application whose chart was last published from a repository. */
@Entity
@Table(name = "known_applications")
class ApplicationOfRepository {

    @Id
    private String repository;

    private String application;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected ApplicationOfRepository() {}

    ApplicationOfRepository(String repository, String application) {
        this.repository = repository;
        this.application = application;
    }

    void changeTo(String application) {
        this.application = application;
    }

    String application() {
        return application;
    }
}
