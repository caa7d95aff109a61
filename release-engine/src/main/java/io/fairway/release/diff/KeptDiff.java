package io.fairway.release.diff;

import com.fasterxml.jackson.core.type.TypeReference;
import io.fairway.manifest.ReleaseDiff;
import io.fairway.release.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The diff of a release, kept because Helm forgets its older revisions. */
@Entity
@Table(name = "release_diffs")
public class KeptDiff {

    @Id
    @Column(name = "release_id")
    private UUID releaseId;

    @Convert(converter = DiffColumn.class)
    private ReleaseDiff diff;

    @Column(name = "kept_at")
    private Instant keptAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected KeptDiff() {}

    KeptDiff(UUID releaseId, ReleaseDiff diff, Instant keptAt) {
        this.releaseId = releaseId;
        this.diff = diff;
        this.keptAt = keptAt;
    }

    ReleaseDiff diff() {
        return diff;
    }

    @Converter
    static class DiffColumn extends JsonColumn<ReleaseDiff> {
        DiffColumn() {
            super(new TypeReference<>() {});
        }
    }
}
