package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.text.Ages;
import io.fairway.cli.text.Badge;
import io.fairway.cli.text.Facts;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Table;
import io.fairway.cli.text.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Changes, and the steps of one of them. */
@Command(name = "changes", description = "Lists changes, newest first, or shows one of them step by step.")
final class ChangesCommand extends ListCommand {

    @Parameters(
            paramLabel = "CHANGE",
            arity = "0..1",
            description = "A change: its id, the beginning of its id, or its commit. Without it, changes are listed.")
    @Nullable
    String change;

    ChangesCommand(Session session) {
        super(session);
    }

    @Override
    Json answer() {
        if (change != null) {
            return session.lookup().change(change);
        }
        Json changes = session.api()
                .get(Path.of("changes").with("application", application).with("limit", limit));
        if (application != null && changes.elements().isEmpty()) {
            session.lookup().requireRegistered(application, null);
        }
        return changes;
    }

    @Override
    String text(Json answer) {
        return change == null ? list(answer) : one(answer, session.terminal());
    }

    private String list(Json changes) {
        Table table = new Table("CHANGE", "APPLICATION", "COMMIT", "OUTCOME", "AGE", "AUTHOR", "SUMMARY", "REASON");
        for (Json each : changes.elements()) {
            table.row(
                    Lookup.shortId(each.text("changeId")),
                    each.text("application"),
                    Lookup.shortCommit(each.get("source").text("commit")),
                    States.ofChange(each),
                    Ages.since(each.text("startedAt"), session.clock().instant()),
                    each.text("author"),
                    each.text("summary"),
                    each.text("reason"));
        }
        return table.isEmpty()
                ? "No change has been received: push one, or see docs/how-to/find-out-why.md.\n"
                : table.render(session.terminal());
    }

    private static String one(Json change, Terminal terminal) {
        Json source = change.get("source");
        Table releases = new Table("RELEASE", "ENVIRONMENT", "KIND", "STATUS", "REVISION", "CHART", "REASON");
        for (Json release : change.list("releases")) {
            releases.row(
                    Lookup.shortId(release.text("id")),
                    release.text("environment"),
                    Badge.words(release.text("kind")),
                    States.ofRelease(release),
                    release.text("revision"),
                    release.text("chartVersion"),
                    release.text("reason"));
        }
        return terminal.paint(States.ofChange(change)) + ": " + Terminal.sanitized(change.text("reason")) + "\n\n"
                + Facts.of(
                        "change", change.text("changeId"),
                        "application", change.text("application"),
                        "commit", source.text("commit"),
                        "branch", source.text("branch"),
                        "repository", source.text("repository"),
                        "author", change.text("author"),
                        "summary", change.text("summary"),
                        "started", change.text("startedAt"),
                        "took",
                                Ages.seconds(change.number("totalMillis")) + ", of which Fairway itself "
                                        + Ages.seconds(change.number("platformMillis")))
                + "\n" + steps(change).render(terminal)
                + (releases.isEmpty() ? "" : "\n" + releases.render(terminal));
    }

    private static Table steps(Json change) {
        Table steps = new Table("AFTER", "STEP", "ENVIRONMENT", "REASON");
        long millis = 0;
        for (Json step : change.list("steps")) {
            millis += step.number("millis");
            steps.row(Ages.seconds(millis), States.ofStep(step), step.text("environment"), step.text("reason"));
        }
        return steps;
    }
}
