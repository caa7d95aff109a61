package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What is not released again by itself. */
final class QuarantineCommands {

    private QuarantineCommands() {}

    /** Only has commands below it. */
    @Command(
            name = "quarantine",
            description = "Quarantined content: it failed, and is not released again automatically.")
    static final class Quarantine implements Callable<Integer> {

        @Override
        public Integer call() {
            throw Failure.usage("a command is missing: fairway quarantine list, or fairway quarantine lift");
        }
    }

    /** Lists it. */
    @Command(name = "list", description = "Lists quarantined content, newest first.")
    static final class Listed extends ApiCommand {

        @Parameters(paramLabel = "APP", arity = "0..1", description = "Only this application.")
        @Nullable
        String application;

        Listed(Session session) {
            super(session);
        }

        @Override
        Json answer() {
            List<Json> all = new ArrayList<>();
            for (String name : applications()) {
                for (Json each : of(session, name)) {
                    all.add(each.with("application", name));
                }
            }
            if (application != null && all.isEmpty()) {
                session.lookup().requireRegistered(application, null);
            }
            return Json.list(all);
        }

        private List<String> applications() {
            return application != null
                    ? List.of(application)
                    : session.api().get(Path.of("applications")).elements().stream()
                            .map(each -> each.text("name"))
                            .toList();
        }

        @Override
        String text(Json all) {
            Table table = new Table("APPLICATION", "CONTENT", "RELEASE", "SINCE", "REASON");
            for (Json each : all.elements()) {
                table.row(
                        each.text("application"),
                        Lookup.shortDigest(each.text("contentDigest")),
                        Lookup.shortId(each.text("releaseId")),
                        each.text("at"),
                        each.text("reason"));
            }
            return table.isEmpty() ? "Nothing is quarantined.\n" : table.render(session.terminal());
        }
    }

    /** Lifts it. */
    @Command(name = "lift", description = "Lifts the quarantine of content, so that it can be released again.")
    static final class Lift extends ActionCommand {

        @Parameters(index = "0", paramLabel = "APP", description = "The application.")
        String application = "";

        @Parameters(index = "1", paramLabel = "CONTENT", description = "The content digest or the beginning of it.")
        String content = "";

        private String digest = "";

        Lift(Session session) {
            super(session);
        }

        @Override
        Json answer() {
            String wanted = content.startsWith("sha256:") ? content : "sha256:" + content;
            List<String> found = of(session, application).stream()
                    .map(each -> each.text("contentDigest"))
                    .filter(candidate -> candidate.startsWith(wanted))
                    .toList();
            if (found.isEmpty()) {
                session.lookup().requireRegistered(application, null);
            }
            digest = Lookup.only(
                    found,
                    "no such content of " + application + " is quarantined: see fairway quarantine list " + application,
                    content + " is ambiguous, it matches " + found.size() + " digests");
            return session.api().delete(Path.of("applications", application, "quarantine", digest), body());
        }

        @Override
        String text(Json answer) {
            return "the quarantine of " + Lookup.shortDigest(digest) + " of " + application + " is lifted\n";
        }
    }

    private static List<Json> of(Session session, String application) {
        return session.api()
                .get(Path.of("applications", application, "quarantine"))
                .elements();
    }
}
