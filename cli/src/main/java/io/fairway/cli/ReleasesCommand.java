package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.text.Ages;
import io.fairway.cli.text.Badge;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Releases, and one of them with what was seen of it. */
@Command(name = "releases", description = "Lists releases, newest first, or shows one of them with its evidence.")
final class ReleasesCommand extends ListCommand {

    @Parameters(
            paramLabel = "RELEASE",
            arity = "0..1",
            description = "A release: its id or the beginning of it. Without it, releases are listed.")
    @Nullable
    String release;

    @Option(names = "--env", paramLabel = "ENV", description = "Only this environment.")
    @Nullable
    String environment;

    @Option(names = "--status", paramLabel = "STATUS", description = "Only with this status, for example verified.")
    @Nullable
    String status;

    ReleasesCommand(Session session) {
        super(session);
    }

    @Override
    Json answer() {
        if (release != null) {
            return session.lookup().release(release);
        }
        Json releases = session.api()
                .get(Path.of("releases")
                        .with("application", application)
                        .with("environment", environment)
                        .with("status", constant(status))
                        .with("limit", limit));
        if ((application != null || environment != null) && releases.elements().isEmpty()) {
            session.lookup().requireRegistered(application, environment);
        }
        return releases;
    }

    @Override
    String text(Json answer) {
        return release == null ? list(answer) : ReleaseText.of(answer, session.terminal());
    }

    private String list(Json releases) {
        Table table = new Table(
                "RELEASE", "APPLICATION", "ENVIRONMENT", "KIND", "STATUS", "REVISION", "CHART", "AGE", "REASON");
        for (Json each : releases.elements()) {
            table.row(
                    Lookup.shortId(each.text("id")),
                    each.text("application"),
                    each.text("environment"),
                    Badge.words(each.text("kind")),
                    States.ofRelease(each),
                    each.text("revision"),
                    each.text("chartVersion"),
                    Ages.since(each.text("createdAt"), session.clock().instant()),
                    ReleaseText.reason(each));
        }
        return table.isEmpty()
                ? "No release matches: fairway changes shows how far each change has come.\n"
                : table.render(session.terminal());
    }
}
