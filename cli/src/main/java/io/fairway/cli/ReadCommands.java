package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.text.Ages;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is there. */
final class ReadCommands {

    private ReadCommands() {}

    /** What is live where. */
    @Command(name = "apps", description = "Shows what is live where, and what is on its way.")
    static final class Apps implements Callable<Integer> {

        private final Session session;

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

        Apps(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            Json overview = session.api()
                    .get(Path.of("overview").with("application", application).with("state", upper(state)));
            return session.show(overview, () -> table(overview));
        }

        private String table(Json overview) {
            Instant now = session.clock().instant();
            Table table = new Table("APPLICATION", "ENVIRONMENT", "STATE", "LIVE", "CHART", "SINCE", "NEXT");
            for (Json each : overview.elements()) {
                for (Json environment : each.list("environments")) {
                    Json live = environment.get("live");
                    table.row(
                            each.text("application"),
                            environment.text("name"),
                            Table.state(environment.text("state")),
                            Lookup.briefCommit(live.text("commit")),
                            live.text("chartVersion"),
                            Ages.since(live.text("since"), now),
                            next(environment));
                }
            }
            if (table.isEmpty()) {
                return application == null && state == null
                        ? "No application is registered: PUT /applications/{name}, or ./fairway up for an example.\n"
                        : "Nothing matches: fairway apps shows all.\n";
            }
            return table.render(session.terminal());
        }

        private static String next(Json environment) {
            Json paused = environment.get("paused");
            Json next = environment.get("next");
            List<String> parts = new ArrayList<>();
            if (!next.isNothing()) {
                parts.add(Lookup.briefCommit(next.text("commit")) + " " + Shown.word(next.text("status")) + ": "
                        + next.text("reason"));
            }
            if (!paused.isNothing()) {
                parts.add("paused by " + paused.text("by") + ": " + paused.text("reason"));
            }
            return String.join("; ", parts);
        }
    }

    /** Changes. */
    @Command(name = "changes", description = "Lists changes, newest first, or shows the journey of one of them.")
    static final class Changes implements Callable<Integer> {

        private final Session session;

        @Parameters(
                paramLabel = "CHANGE",
                arity = "0..1",
                description =
                        "A change: its id, the beginning of its id, or its commit. Without it, changes are listed.")
        @Nullable
        String change;

        @Option(names = "--app", paramLabel = "APP", description = "Only of this application.")
        @Nullable
        String application;

        @Option(names = "--limit", paramLabel = "N", description = "At most so many, 1 to 500; 20 if nothing is said.")
        int limit = 20;

        Changes(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            if (change != null) {
                Json one = new Lookup(session.api()).change(change);
                return session.show(one, () -> Shown.change(one, session));
            }
            Json all = session.api()
                    .get(Path.of("changes").with("application", application).with("limit", limit));
            return session.show(all, () -> table(all));
        }

        private String table(Json changes) {
            Table table = new Table("CHANGE", "APPLICATION", "COMMIT", "OUTCOME", "AGE", "AUTHOR", "SUMMARY", "REASON");
            for (Json each : changes.elements()) {
                table.row(
                        Lookup.brief(each.text("changeId")),
                        each.text("application"),
                        Lookup.briefCommit(each.get("source").text("commit")),
                        Table.state(each.text("outcome")),
                        Ages.since(each.text("startedAt"), session.clock().instant()),
                        each.text("author"),
                        each.text("summary"),
                        each.text("reason"));
            }
            return table.isEmpty()
                    ? "No change has come yet: push one, or see docs/how-to/find-out-why.md.\n"
                    : table.render(session.terminal());
        }
    }

    /** Releases. */
    @Command(name = "releases", description = "Lists releases, newest first, or shows one of them with its evidence.")
    static final class Releases implements Callable<Integer> {

        private final Session session;

        @Parameters(
                paramLabel = "RELEASE",
                arity = "0..1",
                description = "A release: its id or the beginning of it. Without it, releases are listed.")
        @Nullable
        String release;

        @Option(names = "--app", paramLabel = "APP", description = "Only of this application.")
        @Nullable
        String application;

        @Option(names = "--env", paramLabel = "ENV", description = "Only in this environment.")
        @Nullable
        String environment;

        @Option(names = "--status", paramLabel = "STATUS", description = "Only with this status, for example verified.")
        @Nullable
        String status;

        @Option(names = "--limit", paramLabel = "N", description = "At most so many, 1 to 500; 20 if nothing is said.")
        int limit = 20;

        Releases(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            if (release != null) {
                Json one = new Lookup(session.api()).release(release);
                return session.show(one, () -> Shown.release(one, session));
            }
            Json all = session.api()
                    .get(Path.of("releases")
                            .with("application", application)
                            .with("environment", environment)
                            .with("status", upper(status))
                            .with("limit", limit));
            return session.show(all, () -> table(all));
        }

        private String table(Json releases) {
            Table table = new Table(
                    "RELEASE", "APPLICATION", "ENVIRONMENT", "KIND", "STATUS", "REVISION", "CHART", "AGE", "REASON");
            for (Json each : releases.elements()) {
                table.row(
                        Lookup.brief(each.text("id")),
                        each.text("application"),
                        each.text("environment"),
                        Shown.word(each.text("kind")),
                        Table.state(each.text("status")),
                        each.text("revision"),
                        each.text("chartVersion"),
                        Ages.since(each.text("createdAt"), session.clock().instant()),
                        Shown.reason(each));
            }
            return table.isEmpty()
                    ? "No release matches: fairway changes shows how far each change has come.\n"
                    : table.render(session.terminal());
        }
    }

    /** Who did what. */
    @Command(name = "audit", description = "Shows who or what did what, when and why, newest first.")
    static final class Audit implements Callable<Integer> {

        private final Session session;

        @Option(names = "--app", paramLabel = "APP", description = "Only about this application.")
        @Nullable
        String application;

        @Option(names = "--env", paramLabel = "ENV", description = "Only in this environment.")
        @Nullable
        String environment;

        @Option(names = "--actor", paramLabel = "NAME", description = "Only what this person or service did.")
        @Nullable
        String actor;

        @Option(
                names = "--type",
                paramLabel = "TYPE",
                description = "Only events of this type, for example ActionTaken.")
        @Nullable
        String type;

        @Option(names = "--change", paramLabel = "CHANGE", description = "Only about this change.")
        @Nullable
        String change;

        @Option(
                names = "--from",
                paramLabel = "TIME",
                description = "Not before this time, for example 2026-11-23T08:00:00Z.")
        @Nullable
        String from;

        @Option(names = "--to", paramLabel = "TIME", description = "Before this time.")
        @Nullable
        String to;

        @Option(names = "--limit", paramLabel = "N", description = "At most so many; 50 if nothing is said.")
        int limit = 50;

        Audit(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            Json entries = session.api()
                    .get(Path.of("audit")
                            .with("application", application)
                            .with("environment", environment)
                            .with("actor", actor)
                            .with("type", type)
                            .with(
                                    "changeId",
                                    change == null
                                            ? null
                                            : new Lookup(session.api())
                                                    .change(change)
                                                    .text("changeId"))
                            .with("from", from)
                            .with("to", to)
                            .with("limit", limit));
            return session.show(entries, () -> Shown.audit(entries, session));
        }
    }

    private static @Nullable String upper(@Nullable String state) {
        return state == null
                ? null
                : state.toUpperCase(java.util.Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}
