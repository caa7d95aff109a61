package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.text.Ages;
import io.fairway.cli.text.Badge;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Table;
import io.fairway.cli.text.Terminal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is live where. */
@Command(name = "apps", description = "Shows what is live in each environment, and what is being released.")
final class AppsCommand extends ApiCommand {

    @Parameters(paramLabel = "APP", arity = "0..1", description = "Only this application.")
    @Nullable
    String application;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description =
                    "Only environments in this state: waiting, running, verified, failed, rolled_back, quarantined.")
    @Nullable
    String state;

    AppsCommand(Session session) {
        super(session);
    }

    @Override
    Json answer() {
        Json overview = session.api()
                .get(Path.of("overview").with("application", application).with("state", constant(state)));
        if (application != null && overview.elements().isEmpty()) {
            session.lookup().requireRegistered(application, null);
        }
        return overview;
    }

    @Override
    String text(Json overview) {
        Instant now = session.clock().instant();
        Table table = new Table("APPLICATION", "ENVIRONMENT", "LIVE", "TRIED LAST", "COMMIT", "CHART", "SINCE", "NEXT");
        for (Json each : overview.elements()) {
            for (Json environment : each.list("environments")) {
                Json live = environment.get("live");
                table.row(
                        each.text("application"),
                        environment.text("name"),
                        States.ofWhatIsLive(environment),
                        States.ofWhatWasTried(environment),
                        Lookup.shortCommit(live.text("commit")),
                        live.text("chartVersion"),
                        Ages.since(live.text("since"), now),
                        next(environment));
            }
        }
        if (table.isEmpty()) {
            return application == null && state == null
                    ? "No application is registered: PUT /applications/{name}, or ./fairway up for an example.\n"
                    : "Nothing is in this state: fairway apps shows all.\n";
        }
        return table.render(session.terminal()) + broken(overview);
    }

    /** What failed before it reached any environment. */
    private static String broken(Json overview) {
        StringBuilder text = new StringBuilder();
        for (Json each : overview.elements()) {
            Json broken = each.get("broken");
            if (!broken.isNothing()) {
                text.append('\n')
                        .append(Terminal.sanitized(each.text("application") + ": "
                                + Badge.words(broken.text("kind")) + ": "
                                + Lookup.shortCommit(broken.text("commit")) + ": " + broken.text("reason")))
                        .append("; fairway logs ")
                        .append(Lookup.shortId(broken.text("changeId")))
                        .append(" shows the log\n");
            }
        }
        return text.toString();
    }

    private static String next(Json environment) {
        Json paused = environment.get("paused");
        Json next = environment.get("next");
        List<String> parts = new ArrayList<>();
        if (!next.isNothing()) {
            parts.add(Lookup.shortCommit(next.text("commit")) + " " + Badge.words(next.text("status")) + ": "
                    + next.text("reason"));
        }
        Json restored = environment.get("live").get("restored");
        if (!restored.isNothing()) {
            parts.add("brought back: " + restored.text("reason"));
        }
        if (!paused.isNothing()) {
            parts.add("paused by " + paused.text("by") + ": " + paused.text("reason"));
        }
        return String.join("; ", parts);
    }
}
