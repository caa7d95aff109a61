package io.fairway.release.deploy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One revision in Helm's history.
 *
 * @param number Helm's revision number
 * @param status how Helm left it
 * @param releaseId the release that it carries in its label {@value #LABEL}; null when somebody else made it. Helm copies
 *     labels: a rollback carries the label of the revision that it restores.
 * @param description Helm's words, for an unsuccessful revision its error; may quote values, so never show or store it
 * @param created when Helm began with it
 */
public record HelmRevision(
        int number, Status status, @Nullable UUID releaseId, String description, Instant created) {

    /** Helm stores labels with a revision from its first moment, and descriptions only at its end. */
    public static final String LABEL = "fairway.dev/release";

    private static final String UNINSTALLED_BY_SOMEBODY = "somebody uninstalled the Helm release";

    /**
     * What somebody did to a Helm release after one of its revisions was made, in a few words; empty if that is what Helm has now,
     * and also while somebody's Helm may be at work, or when their attempt failed.
     *
     * @param history oldest first
     */
    static Optional<String> doneSince(List<HelmRevision> history, int revision) {
        if (history.isEmpty() || history.getLast().number() < revision) {
            return Optional.of(UNINSTALLED_BY_SOMEBODY);
        }
        HelmRevision last = history.getLast();
        return switch (last.status()) {
            case DEPLOYED, SUPERSEDED ->
                last.number() == revision
                        ? Optional.empty()
                        : Optional.of("somebody made Helm revision " + last.number()
                                + (last.description().startsWith("Rollback to ") ? " by helm rollback" : ""));
            case UNINSTALLING, UNINSTALLED -> Optional.of(UNINSTALLED_BY_SOMEBODY);
            case PENDING_INSTALL, PENDING_UPGRADE, PENDING_ROLLBACK, UNKNOWN, FAILED -> Optional.empty();
        };
    }

    /** Helm's own states. */
    public enum Status {
        /** Helm was interrupted in the middle of writing, or it is a state of a newer Helm. */
        UNKNOWN,
        /** It is what is installed. */
        DEPLOYED,
        /** It was removed, and its history was kept. */
        UNINSTALLED,
        /** A later revision took its place. */
        SUPERSEDED,
        /** Helm gave up on it. */
        FAILED,
        /** It is being removed, or the removal was interrupted. */
        UNINSTALLING,
        /** The first installation runs, or was interrupted. */
        PENDING_INSTALL,
        /** An upgrade runs, or was interrupted. */
        PENDING_UPGRADE,
        /** A rollback runs, or was interrupted. */
        PENDING_ROLLBACK;

        /** Whether Helm is at work, or died at it. Helm itself never heals these. */
        public boolean pending() {
            return switch (this) {
                case PENDING_INSTALL, PENDING_UPGRADE, PENDING_ROLLBACK -> true;
                case UNKNOWN, DEPLOYED, UNINSTALLED, SUPERSEDED, FAILED, UNINSTALLING -> false;
            };
        }

        /** Whether Helm finished it. */
        public boolean complete() {
            return this == DEPLOYED || this == SUPERSEDED;
        }
    }
}
