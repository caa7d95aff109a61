package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.text.Badge;
import io.fairway.cli.text.Facts;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Table;
import io.fairway.cli.text.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What explains. */
final class ExplainCommands {

    private ExplainCommands() {}

    /** Why a change is or is not in an environment. */
    @Command(name = "why", description = "Explains why a change is, or is not, in an environment.")
    static final class Why extends ApiCommand {

        @Parameters(index = "0", paramLabel = "APP", description = "The application.")
        String application = "";

        @Parameters(index = "1", paramLabel = "ENV", description = "The environment.")
        String environment = "";

        @Parameters(
                index = "2",
                paramLabel = "CHANGE",
                arity = "0..1",
                description = "A commit, or the id of a change. The default is the newest change.")
        @Nullable
        String change;

        @Option(names = "--commit", paramLabel = "CHANGE", description = "The same as an option.")
        @Nullable
        String commit;

        Why(Session session) {
            super(session);
        }

        @Override
        Json answer() {
            return session.api()
                    .get(Path.of("applications", application, "environments", environment, "why")
                            .with("commit", commitOrId()));
        }

        /** A question about what is not registered has no answer. */
        @Override
        public Integer call() {
            Json why = answer();
            session.show(why, () -> text(why));
            return (why.text("state").equals("NOT_REGISTERED") ? ExitCode.ERROR : ExitCode.OK).code();
        }

        /** The server takes commits and whole ids; the beginning of an id is looked up. */
        private @Nullable String commitOrId() {
            String given = commit == null ? change : commit;
            return given == null || given.matches("[0-9a-f]{4,64}") || Lookup.isId(given)
                    ? given
                    : session.lookup().changeId(given);
        }

        @Override
        String text(Json why) {
            Terminal terminal = session.terminal();
            Json about = why.get("change");
            Table evidence = new Table("EVIDENCE", "SAID", "AT");
            for (Json each : why.list("evidence")) {
                evidence.row(each.text("what"), each.text("said"), each.text("at"));
            }
            String facts = about.isNothing()
                    ? ""
                    : "\n"
                            + Facts.of(
                                    "change", about.text("changeId"),
                                    "commit", about.text("commit"),
                                    "author", about.text("author"),
                                    "summary", about.text("summary"),
                                    "release", why.text("releaseId"));
            return terminal.paint(States.ofExplanation(why)) + ": " + Terminal.sanitized(why.text("sentence")) + "\n"
                    + facts
                    + (evidence.isEmpty() ? "" : "\n" + evidence.render(terminal));
        }
    }

    /** What belongs together. */
    @Command(
            name = "trace",
            description = {
                "Finds everything that belongs to a commit, image, chart, release, build, event, Helm revision or pod.",
                "Each of them leads to all the others: who wrote it, what was built, and where it runs now."
            })
    static final class Trace extends ApiCommand {

        @Parameters(
                paramLabel = "VALUE",
                description = {
                    "A commit; an image by digest, tag or reference; a chart version; the id of a change, release,"
                            + " build or event, or the part of it that a page shows; a Helm revision as APP/ENV@N; a pod"
                            + " as NAMESPACE/NAME."
                })
        String value = "";

        Trace(Session session) {
            super(session);
        }

        @Override
        Json answer() {
            return session.api().get(Path.of("trace").with("of", value));
        }

        @Override
        String text(Json trace) {
            StringBuilder text = new StringBuilder(Terminal.sanitized(trace.text("sentence"))).append('\n');
            for (Json change : trace.list("changes")) {
                text.append('\n').append(change(change, session.terminal()));
            }
            return text.toString();
        }

        private static String change(Json change, Terminal terminal) {
            Table releases = new Table("RELEASE", "ENVIRONMENT", "KIND", "STATUS", "REVISION", "LIVE", "ENDED");
            for (Json each : change.list("releases")) {
                releases.row(
                        Lookup.shortId(each.text("id")),
                        each.text("environment"),
                        Badge.words(each.text("kind")),
                        States.ofRelease(each),
                        each.text("revision"),
                        each.isTrue("live") ? "live" : "",
                        each.text("endedAt"));
            }
            Table pods = new Table("POD", "ENVIRONMENT", "STATE");
            for (Json each : change.list("pods")) {
                pods.row(
                        each.text("namespace") + "/" + each.text("name"), each.text("environment"), each.text("state"));
            }
            String unknown = change.text("podsUnknown");
            return terminal.paint(States.ofChange(change)) + ": " + Terminal.sanitized(change.text("reason")) + "\n"
                    + facts(change)
                    + (releases.isEmpty() ? "" : "\n" + releases.render(terminal))
                    + (pods.isEmpty() ? "" : "\n" + pods.render(terminal))
                    + (unknown.isEmpty() ? "" : "\npods: " + Terminal.sanitized(unknown) + "\n");
        }

        private static String facts(Json change) {
            Json image = change.get("image");
            Json chart = change.get("chart");
            return Facts.of(
                    "change", change.text("changeId"),
                    "application", change.text("application"),
                    "commit", change.text("commit") + " on " + change.text("branch"),
                    "repository", change.text("repository"),
                    "author", change.text("author"),
                    "summary", change.text("summary"),
                    "build", change.text("buildLog"),
                    "image",
                            image.isNothing()
                                    ? ""
                                    : image.text("repository") + ":" + image.text("tag") + "@" + image.text("digest"),
                    "chart", chart.isNothing() ? "" : chart.text("oci") + " " + chart.text("version"));
        }
    }
}
