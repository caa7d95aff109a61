package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Table;
import io.fairway.cli.text.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What explains. */
final class ExplainCommands {

    private ExplainCommands() {}

    /** Why a change is or is not in an environment. */
    @Command(name = "why", description = "Explains why a change is, or is not, in an environment.")
    static final class Why implements Callable<Integer> {

        private final Session session;

        @Parameters(index = "0", paramLabel = "APP", description = "The application.")
        String application = "";

        @Parameters(index = "1", paramLabel = "ENV", description = "The environment.")
        String environment = "";

        @Parameters(
                index = "2",
                paramLabel = "CHANGE",
                arity = "0..1",
                description = "A commit, or the id of a change; the newest change if nothing is said.")
        @Nullable
        String change;

        @Option(names = "--commit", paramLabel = "CHANGE", description = "The same, for who prefers a name.")
        @Nullable
        String commit;

        Why(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            Json why = session.api()
                    .get(Path.of("applications", application, "environments", environment, "why")
                            .with("commit", asked()));
            return session.show(why, () -> text(why));
        }

        /** The server takes commits and whole ids; the beginning of an id is looked up. */
        private @Nullable String asked() {
            String given = commit == null ? change : commit;
            return given == null || given.matches("[0-9a-f]{4,40}") || Lookup.isId(given)
                    ? given
                    : new Lookup(session.api()).change(given).text("changeId");
        }

        private String text(Json why) {
            Terminal terminal = session.terminal();
            Json about = why.get("change");
            Table evidence = new Table("EVIDENCE", "SAID", "AT");
            for (Json each : why.list("evidence")) {
                evidence.row(each.text("what"), each.text("said"), each.text("at"));
            }
            return terminal.state(why.text("state")) + ": " + Terminal.harmless(why.text("sentence")) + "\n"
                    + (about.isNothing()
                            ? ""
                            : "\n"
                                    + Shown.facts(
                                            "change", about.text("changeId"),
                                            "commit", about.text("commit"),
                                            "author", about.text("author"),
                                            "summary", about.text("summary"),
                                            "release", why.text("releaseId")))
                    + (evidence.isEmpty() ? "" : "\n" + evidence.render(terminal));
        }
    }

    /** What belongs together. */
    @Command(
            name = "trace",
            description = {
                "Finds everything that belongs to a commit, image, chart, release, Helm revision or pod.",
                "Each of them leads to all the others: who wrote it, what was built, and where it runs now."
            })
    static final class Trace implements Callable<Integer> {

        private final Session session;

        @Parameters(
                paramLabel = "VALUE",
                description = {
                    "A commit; an image by digest, tag or reference; a chart version; the id of a change or release;"
                            + " a Helm revision as APP/ENV@N; a pod as NAMESPACE/NAME."
                })
        String value = "";

        Trace(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            Json trace = session.api().get(Path.of("trace").with("of", value));
            return session.show(trace, () -> text(trace));
        }

        private String text(Json trace) {
            StringBuilder text = new StringBuilder(Terminal.harmless(trace.text("sentence"))).append('\n');
            for (Json change : trace.list("changes")) {
                text.append('\n').append(change(change));
            }
            return text.toString();
        }

        private String change(Json change) {
            Terminal terminal = session.terminal();
            Json image = change.get("image");
            Json chart = change.get("chart");
            Table releases = new Table("RELEASE", "ENVIRONMENT", "KIND", "STATUS", "REVISION", "LIVE", "ENDED");
            for (Json each : change.list("releases")) {
                releases.row(
                        Lookup.brief(each.text("id")),
                        each.text("environment"),
                        Shown.word(each.text("kind")),
                        Table.state(each.text("status")),
                        each.text("revision"),
                        each.isTrue("live") ? "live" : "",
                        each.text("endedAt"));
            }
            Table pods = new Table("POD", "ENVIRONMENT", "STATE");
            for (Json each : change.list("pods")) {
                pods.row(
                        each.text("namespace") + "/" + each.text("name"), each.text("environment"), each.text("state"));
            }
            return terminal.state(change.text("outcome")) + ": " + Terminal.harmless(change.text("reason")) + "\n"
                    + Shown.facts(
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
                                            : image.text("repository") + ":" + image.text("tag") + "@"
                                                    + image.text("digest"),
                            "chart", chart.isNothing() ? "" : chart.text("oci") + " " + chart.text("version"))
                    + (releases.isEmpty() ? "" : "\n" + releases.render(terminal))
                    + (pods.isEmpty() ? "" : "\n" + pods.render(terminal))
                    + (change.text("podsUnknown").isEmpty()
                            ? ""
                            : "\npods: " + Terminal.harmless(change.text("podsUnknown")) + "\n");
        }
    }

    /** What a release changed, or would change. */
    @Command(
            name = "diff",
            description = {
                "Shows what a release changed, object by object; values of Secrets are never shown.",
                "With --app and --env, shows what a rollback to the release, or a chart version, would change there."
            })
    static final class Diff implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "RELEASE", arity = "0..1", description = "A release: its id or the beginning of it.")
        @Nullable
        String release;

        @Option(names = "--app", paramLabel = "APP", description = "The application to look ahead for.")
        @Nullable
        String application;

        @Option(names = "--env", paramLabel = "ENV", description = "The environment to look ahead for.")
        @Nullable
        String environment;

        @Option(names = "--chart", paramLabel = "VERSION", description = "What this chart version would change.")
        @Nullable
        String chartVersion;

        Diff(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            Json diff = session.api().get(path());
            return session.show(diff, () -> Shown.diff(diff, session.terminal()));
        }

        private Path path() {
            String id = release == null
                    ? null
                    : new Lookup(session.api()).release(release).text("id");
            if (application != null && environment != null) {
                if (id == null && chartVersion == null) {
                    throw Failure.usage("name the release, or --chart, that it would go to");
                }
                return Path.of("applications", application, "environments", environment, "preview")
                        .with("toRelease", id)
                        .with("chartVersion", chartVersion);
            }
            if (id == null || application != null || environment != null || chartVersion != null) {
                throw Failure.usage(
                        "name a release, or what to look ahead for: --app, --env, and a release or --chart");
            }
            return Path.of("releases", id, "diff");
        }
    }
}
