package io.fairway.cli;

import io.fairway.cli.text.Ages;
import io.fairway.cli.text.Badge;
import io.fairway.cli.text.Colour;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.State;
import io.fairway.cli.text.Terminal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person sees while something is watched: each step once, and on a terminal a last line that changes. */
final class WatchOutput {

    private final Session session;
    private final Set<String> shown = new HashSet<>();
    private boolean statusLine;
    private boolean waited;

    WatchOutput(Session session) {
        this.session = session;
    }

    /**
     * Shows the steps that are new.
     *
     * @param environment leaves out what happens in others; null for all
     */
    void steps(Json change, @Nullable String environment) {
        if (!session.forPeople()) {
            return;
        }
        long millis = 0;
        for (Json step : change.list("steps")) {
            millis += step.number("millis");
            String where = step.text("environment");
            boolean elsewhere = environment != null && !where.isEmpty() && !where.equals(environment);
            if (!elsewhere && shown.add(step.text("eventId"))) {
                clearStatus();
                session.print(line(step, millis) + "\n");
            }
        }
    }

    private String line(Json step, long millis) {
        Badge badge = States.ofStep(step);
        return String.format("%9s", Ages.seconds(millis)) + "  "
                + session.terminal()
                        .paint(badge.state().colour(), String.format("%-21s ", badge.text(session.terminal())))
                + String.format("%-12s", Terminal.sanitized(step.text("environment"))) + "  "
                + Terminal.sanitized(step.text("reason"));
    }

    /** In a log, a line when it begins to wait: nobody sees there how the last line changes. */
    void waiting(Progress progress) {
        boolean waits = !progress.ended() && progress.badge().state() == State.WAITING;
        if (waits && !waited && session.forPeople() && !session.terminal().interactive()) {
            session.print(" ".repeat(11) + text(progress) + "\n");
        }
        waited = waits;
    }

    /** The line that is written again and again; only for a person who looks at it. */
    void status(Progress progress, Duration left) {
        if (!session.terminal().interactive() || !session.forPeople() || progress.ended()) {
            return;
        }
        clearStatus();
        String text = text(progress) + " (" + Ages.inOneUnit(left) + " left)";
        int room = session.terminal().columns() - 1;
        session.print(session.terminal().paint(Colour.FAINT, session.terminal().cut(text, room)));
        statusLine = true;
    }

    void clearStatus() {
        if (statusLine) {
            session.print("\r\u001b[K");
            statusLine = false;
        }
    }

    static String text(Progress progress) {
        return progress.badge().word() + ": " + Terminal.sanitized(progress.sentence());
    }
}
