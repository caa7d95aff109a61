package io.fairway.notification.context;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What CDEvents distinguish: the first deployment of a target from later ones, and whether there is an open incident. */
@Entity
@Table(name = "known_targets")
class TargetHealth {

    @Id
    private String target;

    private boolean live;

    @Column(name = "open_incident")
    private @Nullable UUID openIncident;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected TargetHealth() {}

    TargetHealth(String target) {
        this.target = target;
    }

    void change(boolean live, @Nullable UUID openIncident) {
        this.live = live;
        this.openIncident = openIncident;
    }

    boolean live() {
        return live;
    }

    @Nullable
    UUID openIncident() {
        return openIncident;
    }
}
