package io.fairway.dashboard;

import io.fairway.events.ActionTaken.Action;
import io.fairway.release.Release;
import io.fairway.release.query.RollbackTargets.RollbackTarget;
import io.fairway.release.query.ShowRelease;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What dialogs say before an action: what it does, and why one may do it. */
final class PreviewTexts {

    private PreviewTexts() {}

    /** What an action with a release does. */
    static String sentence(Action action, ShowRelease.Story story) {
        Release release = story.release();
        String environment = release.target().environment();
        return switch (action) {
            case APPROVE ->
                "It starts once it has enough approvals and it is its turn in " + environment
                        + ". This is what it changes:";
            case REJECT -> "It is not started, and its change goes no further. This is what it would have changed:";
            case RETRY ->
                "The same content is released into " + environment + " again, as attempt " + (release.attempt() + 1)
                        + (story.quarantined() == null ? "" : ", and its quarantine is lifted")
                        + ". This is what it changes:";
            case CANCEL ->
                release.status().inFlight()
                        ? "It is rolled back, and its content is quarantined. This is what the rollback changes:"
                        : "It is not started.";
            case LIFT_QUARANTINE ->
                "The content of chart " + release.chartVersion()
                        + " may be released automatically again, in every environment. Nothing is released now: retry a"
                        + " release, or push again.";
            case ROLL_BACK, PAUSE, RESUME, RELEASE, REGISTER, FORGET -> "";
        };
    }

    /** What an action in an environment does, whatever is live there. */
    static String inEnvironment(Action action, String environment) {
        return switch (action) {
            case PAUSE ->
                "New releases into " + environment
                        + " wait until it is resumed. A release in progress continues, and rollbacks are never held back.";
            case RESUME -> "Waiting releases into " + environment + " start again, in their order.";
            case ROLL_BACK -> "Rolls back to an earlier verified release in " + environment + ".";
            case APPROVE, REJECT, RETRY, CANCEL, LIFT_QUARANTINE, RELEASE, REGISTER, FORGET -> "";
        };
    }

    static String rollback(RollbackTarget to) {
        return "Chart " + to.chartVersion() + " becomes live again and is verified. The content that is live now is"
                + " quarantined, so that it is not released again automatically. Data is not rolled back.";
    }

    /** @param all of which none is allowed */
    static String noRollbackTarget(List<RollbackTarget> all, String environment) {
        return all.stream()
                .map(RollbackTarget::why)
                .filter(Objects::nonNull)
                .findFirst()
                .map(why -> all.size() == 1 ? why + ", and nothing else was verified here" : why)
                .orElse("there is no earlier verified release in " + environment);
    }

    /** Why one may do it, or why it is needed; null if there is nothing to say. */
    static @Nullable String why(Action action, ShowRelease.Story story) {
        return switch (action) {
            case APPROVE, REJECT ->
                story.release()
                        .approval()
                        .map(rule -> "approvers: " + rule.who())
                        .orElse(null);
            case LIFT_QUARANTINE, RETRY ->
                story.quarantined() == null
                        ? null
                        : "quarantined because " + story.quarantined().reason();
            case CANCEL, ROLL_BACK, PAUSE, RESUME, RELEASE, REGISTER, FORGET -> null;
        };
    }
}
