package io.fairway.dashboard;

import io.fairway.events.ActionTaken.Action;
import io.fairway.events.Target;
import java.util.Locale;
import java.util.UUID;

/**
 * A button and the dialog that it opens, for the tag {@code ask}. The dialog first shows what would happen; only then, and
 * with a reason, its button is active.
 *
 * @param id of the dialog; once on a page
 * @param label of the button that opens it
 * @param title of the dialog, a question
 * @param confirm label of the button that does it
 * @param icon of the button that opens it
 * @param danger whether something that is live ends
 * @param primary whether it is what people most likely came for
 * @param shows where what would happen is shown
 * @param posts where it is asked for
 */
public record Ask(
        String id,
        String label,
        String title,
        String confirm,
        String icon,
        boolean danger,
        boolean primary,
        String shows,
        String posts) {

    /** About one release: approve, reject, retry, cancel, or lift the quarantine of its content. */
    static Ask about(Action action, UUID release, Target target) {
        String base = "/releases/" + release;
        return switch (action) {
            case APPROVE ->
                new Ask(
                        id(action, target),
                        "Approve …",
                        "Approve this release into " + target.environment() + "?",
                        "Approve",
                        "check",
                        false,
                        true,
                        ask(base, action),
                        act(base, action));
            case REJECT ->
                new Ask(
                        id(action, target),
                        "Reject …",
                        "Reject this release?",
                        "Reject",
                        "cross",
                        true,
                        false,
                        ask(base, action),
                        act(base, action));
            case RETRY ->
                new Ask(
                        id(action, target),
                        "Retry …",
                        "Release it into " + target.environment() + " again?",
                        "Retry",
                        "running",
                        false,
                        false,
                        ask(base, action),
                        act(base, action));
            case CANCEL ->
                new Ask(
                        id(action, target),
                        "Cancel …",
                        "Cancel this release?",
                        "Cancel the release",
                        "cross",
                        true,
                        false,
                        ask(base, action),
                        act(base, action));
            case LIFT_QUARANTINE ->
                new Ask(
                        id(action, target),
                        "Release from quarantine …",
                        "Release its content from quarantine?",
                        "Release from quarantine",
                        "shield",
                        false,
                        false,
                        ask(base, action),
                        act(base, action));
            case ROLL_BACK -> {
                Ask anywhere = in(action, target);
                yield new Ask(
                        anywhere.id(),
                        anywhere.label(),
                        anywhere.title(),
                        anywhere.confirm(),
                        anywhere.icon(),
                        anywhere.danger(),
                        anywhere.primary(),
                        anywhere.shows() + "?toRelease=" + release,
                        anywhere.posts());
            }
            case PAUSE, RESUME, RELEASE, REGISTER, FORGET -> in(action, target);
        };
    }

    /** About an environment of an application: roll back, pause, resume. */
    static Ask in(Action action, Target target) {
        String base = "/applications/" + Texts.urlEncoded(target.application()) + "/environments/"
                + Texts.urlEncoded(target.environment());
        String where = target.environment() + " of " + target.application();
        return switch (action) {
            case ROLL_BACK ->
                new Ask(
                        id(action, target),
                        "Roll back …",
                        "Roll back " + where + "?",
                        "Roll back",
                        "undo",
                        true,
                        false,
                        ask(base, action),
                        act(base, action));
            case PAUSE ->
                new Ask(
                        id(action, target),
                        "Pause …",
                        "Pause releases into " + where + "?",
                        "Pause",
                        "pause",
                        false,
                        false,
                        ask(base, action),
                        act(base, action));
            case RESUME ->
                new Ask(
                        id(action, target),
                        "Resume …",
                        "Resume releases into " + where + "?",
                        "Resume",
                        "play",
                        false,
                        true,
                        ask(base, action),
                        act(base, action));
            case APPROVE, REJECT, RETRY, CANCEL, LIFT_QUARANTINE, RELEASE, REGISTER, FORGET ->
                throw new IllegalArgumentException(action + " is not asked for an environment");
        };
    }

    static String path(Action action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String id(Action action, Target target) {
        return path(action) + "-" + target.application() + "-" + target.environment();
    }

    private static String ask(String base, Action action) {
        return "/ui/ask" + base + "/" + path(action);
    }

    private static String act(String base, Action action) {
        return "/ui/do" + base + "/" + path(action);
    }
}
