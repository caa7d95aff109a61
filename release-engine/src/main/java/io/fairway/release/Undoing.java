package io.fairway.release;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a rollback undoes, and what it brings back. Only a rollback has one. */
@Embeddable
public class Undoing {

    @Column(name = "rolls_back")
    private UUID rollsBack;

    private @Nullable UUID restores;

    @Column(name = "restores_revision")
    private @Nullable Integer restoresRevision;

    @Convert(converter = JsonColumn.OfObjects.class)
    private @Nullable ReleaseObjects undone;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Undoing() {}

    Undoing(UUID rollsBack, @Nullable UUID restores) {
        this.rollsBack = rollsBack;
        this.restores = restores;
    }

    void begin(@Nullable ReleaseObjects undone, @Nullable Integer unverifiedRevision) {
        this.undone = undone;
        restoresRevision = unverifiedRevision;
    }

    UUID rollsBack() {
        return rollsBack;
    }

    @Nullable
    UUID restores() {
        return restores;
    }

    /** The revision that comes back though Fairway never verified it; null if there is none. */
    public @Nullable Integer restoresRevision() {
        return restoresRevision;
    }

    /** The objects of all revisions that it takes back, as they were when it began. */
    public Optional<ReleaseObjects> undone() {
        return Optional.ofNullable(undone);
    }
}
