package io.fairway.notification.context;

import io.fairway.events.ChangeAccepted;
import io.fairway.notification.EventContext;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A push that was accepted. */
@Entity
@Immutable
@Table(name = "known_changes")
class PushedChange {

    @Id
    @Column(name = "change_id")
    private UUID changeId;

    private String repository;
    private String branch;

    @Column(name = "commit_id")
    private String commit;

    private String author;
    private String summary;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected PushedChange() {}

    PushedChange(UUID changeId, ChangeAccepted accepted) {
        this.changeId = changeId;
        this.repository = accepted.source().repository();
        this.branch = accepted.source().branch();
        this.commit = accepted.source().commit();
        this.author = accepted.author();
        this.summary = accepted.summary();
    }

    EventContext.Change asContext() {
        return new EventContext.Change(repository, branch, commit, author, summary);
    }
}
