package io.fairway.release.deploy;

import io.fairway.work.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know before the next action for a release that is being deployed.
 *
 * @param releaseId the release
 * @param goal what shall be live
 * @param base Helm's last revision when the release began; 0 if there was none. What this release did has a greater number.
 * @param history Helm's history, oldest first
 * @param ours the releases of this target that Fairway made, so that a revision of ours is told from a stranger's
 * @param sameHost whether the release was begun on this machine, so that a Helm process of it can be found
 * @param orphans whether Helm processes still run on this machine for any release of this target, though nobody waits for them
 * @param attempt how many Helm calls failed already for a retryable reason
 * @param retry how often, and when again, Helm is tried
 * @param classified the failure that Helm's last revision of this release tells of; null unless it is FAILED
 * @param now the present, to tell how old a revision is
 * @param helmDeadline no Helm call takes longer
 */
public record Observation(
        UUID releaseId,
        Goal goal,
        int base,
        List<HelmRevision> history,
        List<UUID> ours,
        boolean sameHost,
        boolean orphans,
        int attempt,
        RetryPolicy retry,
        @Nullable HelmFailure classified,
        Instant now,
        Duration helmDeadline) {

    private static final String ROLLBACK = "Rollback ";

    public Observation {
        history = List.copyOf(history);
        ours = List.copyOf(ours);
    }

    /** What a release shall bring about. */
    public sealed interface Goal {

        /** A chart is live. */
        record Install() implements Goal {}

        /**
         * What was verified before is live again.
         *
         * @param restored the verified release; null if what was live before was never a release of Fairway
         * @param revisions Helm's revisions with its content; they may be gone from the history
         */
        record Restore(@Nullable UUID restored, List<Integer> revisions) implements Goal {}

        /** Nothing is live. */
        record Remove() implements Goal {}
    }

    Optional<HelmRevision> last() {
        return history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
    }

    /** The revision that this release made, if it got that far: the first one after the base with the expected label. */
    Optional<HelmRevision> made() {
        return history.stream()
                .filter(revision -> revision.number() > base && expected(revision))
                .findFirst();
    }

    /** The newest revision in the history that has the content to be restored. */
    Optional<HelmRevision> restorable() {
        if (!(goal instanceof Goal.Restore restore)) {
            return Optional.empty();
        }
        return history.stream()
                .filter(revision -> restore.revisions().contains(revision.number()))
                .filter(revision ->
                        restore.restored() == null || restore.restored().equals(revision.releaseId()))
                .filter(revision -> revision.status().complete())
                .reduce((older, newer) -> newer);
    }

    /** Whether a revision that is not finished may still have somebody alive working on it. */
    boolean mayBeAlive(HelmRevision revision) {
        boolean foundHere = sameHost && revision.releaseId() != null && ours.contains(revision.releaseId());
        return !foundHere && revision.created().plus(helmDeadline).isAfter(now);
    }

    NextTry afterFailure(HelmFailure failure) {
        return NextTries.afterFailure(failure, goal instanceof Goal.Restore, attempt, retry);
    }

    /** Whether half of the tries are used up, so that something else may be worth trying. */
    boolean halfTried() {
        return 2 * attempt >= retry.attempts();
    }

    private boolean expected(HelmRevision revision) {
        return releaseId.equals(revision.releaseId())
                || goal instanceof Goal.Restore restore && restores(restore, revision);
    }

    /** Helm labels a rollback like the revision that it restores; one without a label is known by its description. */
    private static boolean restores(Goal.Restore restore, HelmRevision revision) {
        return restore.restored() == null
                ? revision.description().startsWith(ROLLBACK)
                : restore.restored().equals(revision.releaseId());
    }
}
