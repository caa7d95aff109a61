package io.fairway.release.query;

import io.fairway.release.Release;
import io.fairway.release.Sentences;
import org.jspecify.annotations.Nullable;

/** A release in one sentence: where it stands, and why. Put together from the sentences that events and notifications tell. */
final class ReleaseSentence {

    private ReleaseSentence() {}

    /**
     * @param rollback the release that undoes it; null if there is none
     * @param hold what it waits for; null if it has ended
     */
    static String of(Release release, @Nullable Release rollback, @Nullable Hold hold) {
        if (hold != null && (hold.isTrouble() || hold.kind() == Hold.Kind.ANOTHER || hold.kind() == Hold.Kind.PAUSE)) {
            return sentence(hold.sentence());
        }
        String environment = release.target().environment();
        return switch (release.status()) {
            case AWAITING_APPROVAL,
                    WAITING,
                    UNCHANGED,
                    SUPERSEDED,
                    QUARANTINED,
                    REFUSED,
                    CANCELLED,
                    REJECTED,
                    EXPIRED -> sentence(release.reason());
            case DEPLOYING ->
                sentence("Helm brings " + environment + " to " + content(release) + ", because " + release.reason());
            case VERIFYING ->
                sentence("Revision " + release.helmRevision() + " is installed in " + environment
                        + " and is watched; there is no verdict yet");
            case RECORDING ->
                sentence("The verdict is in; the live objects are "
                        + (release.isRollback() ? "compared with what was recorded" : "recorded")
                        + release.waitsFor().map(cause -> "; " + cause).orElse(""));
            case VERIFIED ->
                release.isRollback()
                        ? sentence(Sentences.rolledBack(release, true, release.differences()))
                        : sentence(Sentences.verified(release));
            case FAILED -> sentence(failure(release) + "; it is being undone");
            case OVERRULED ->
                sentence(failure(release)) + " What they did stays; the content is not in quarantine for it.";
            case ROLLED_BACK ->
                sentence(failure(release)) + " "
                        + (rollback == null
                                ? "It was undone."
                                : sentence(Sentences.rolledBack(rollback, true, rollback.differences())));
            case ROLLBACK_FAILED ->
                release.isRollback()
                        ? sentence(Sentences.rolledBack(release, false, release.differences()))
                        : sentence(failure(release)) + " "
                                + (rollback == null
                                        ? "Undoing it did not end well: somebody has to look."
                                        : sentence(Sentences.rolledBack(rollback, false, rollback.differences())
                                                + "; somebody has to look"));
        };
    }

    private static String failure(Release release) {
        return release.failureMessage() == null
                ? "It failed"
                : release.failureReason() + ": " + release.failureMessage();
    }

    private static String content(Release release) {
        return release.chartVersion() == null ? "nothing" : "chart " + release.chartVersion();
    }

    private static String sentence(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String began = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return began.endsWith(".") ? began : began + ".";
    }
}
