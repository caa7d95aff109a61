package io.fairway.release.drift;

import io.fairway.events.Difference;
import io.fairway.events.Target;
import io.fairway.events.TargetChangedByAnother;
import io.fairway.events.TargetChangedByAnother.Kind;
import io.fairway.release.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody or something beside Fairway did to what is live at a target, until that is Fairway's again. */
@Entity
@Table(name = "interventions")
public class Intervention {

    @Id
    private UUID id;

    private String application;
    private String environment;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String fingerprint;

    @Column(name = "release_id")
    private @Nullable UUID releaseId;

    @Column(name = "live_release_id")
    private @Nullable UUID liveReleaseId;

    private @Nullable Integer revision;

    @Column(name = "by_name")
    private @Nullable String by;

    private @Nullable Instant at;

    @Convert(converter = JsonColumn.OfDifferences.class)
    private List<Difference> differences;

    private String message;

    @Column(name = "seen_at")
    private Instant seenAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Intervention() {}

    Intervention(UUID id, String fingerprint, TargetChangedByAnother event, Instant now) {
        this.id = id;
        this.fingerprint = fingerprint;
        application = event.target().application();
        environment = event.target().environment();
        kind = event.kind();
        releaseId = event.releaseId();
        liveReleaseId = event.liveReleaseId();
        revision = event.revision();
        by = event.by();
        at = event.at();
        differences = event.differences();
        message = event.message();
        seenAt = now;
    }

    /** It was found once more: it is not over, whatever came between. */
    void goesOn() {
        endedAt = null;
    }

    public UUID id() {
        return id;
    }

    public Target target() {
        return new Target(application, environment);
    }

    /** Tells it from others at its target. */
    String fingerprint() {
        return fingerprint;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it was done with Helm, so that another content is live, or none. */
    public boolean isHelms() {
        return kind != Kind.OBJECTS;
    }

    /** The release that was live before. */
    public Optional<UUID> releaseId() {
        return Optional.ofNullable(releaseId);
    }

    /** The release whose content is live now, as Helm has it; empty if that is none of Fairway's, or if objects were changed. */
    public Optional<UUID> liveReleaseId() {
        return Optional.ofNullable(liveReleaseId);
    }

    public @Nullable Integer revision() {
        return revision;
    }

    /** The program that wrote it, as Kubernetes keeps it; null if that is not known. */
    public @Nullable String by() {
        return by;
    }

    /** When it was done; when it was found if that is not known. */
    public Instant since() {
        return at == null ? seenAt : at;
    }

    public List<Difference> differences() {
        return differences;
    }

    /** One sentence. */
    public String message() {
        return message;
    }

    public Instant seenAt() {
        return seenAt;
    }

    /** Since when what is live is Fairway's again; null while it is not. */
    public @Nullable Instant endedAt() {
        return endedAt;
    }
}
