package io.fairway.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody or something beside Fairway changed what is live at a target. Sent by release-service, which found it. It belongs to the
 * change that was live, if there was one; if not, the event carries a change id of its own.
 *
 * @param target application and environment
 * @param kind what was done
 * @param namespace where
 * @param helmRelease name of the Helm release
 * @param releaseId the release that was live before; null if none of Fairway's was
 * @param liveReleaseId the release whose content is live now, as Helm has it; null if that is none of Fairway's
 * @param revision Helm's newest revision; null if nothing is installed any more
 * @param by which program wrote it, as Kubernetes keeps it, for example {@code kubectl-edit}; null if that is not known
 * @param at when; null if that is not known
 * @param differences which objects and fields; empty if it was done with Helm
 * @param message one sentence
 */
public record TargetChangedByAnother(
        Target target,
        Kind kind,
        String namespace,
        String helmRelease,
        @Nullable UUID releaseId,
        @Nullable UUID liveReleaseId,
        @Nullable Integer revision,
        @Nullable String by,
        @Nullable Instant at,
        List<Difference> differences,
        String message)
        implements FairwayEvent {

    public TargetChangedByAnother {
        differences = List.copyOf(differences);
    }

    /** What somebody can do. */
    public enum Kind {
        /** {@code helm upgrade} or {@code helm install}. */
        HELM_UPGRADE,
        /** {@code helm rollback}. */
        HELM_ROLLBACK,
        /** {@code helm uninstall}. */
        HELM_UNINSTALL,
        /** Objects of the release were edited or deleted. */
        OBJECTS
    }

    @Override
    public Topic topic() {
        return Topic.RELEASES;
    }

    @Override
    public String key() {
        return target.key();
    }
}
