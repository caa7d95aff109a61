package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.http.EventStream;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Table;
import io.fairway.cli.text.Terminal;
import io.fairway.cli.text.Yaml;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Events, as they happen and as they are stored. */
final class EventCommands {

    private EventCommands() {}

    /** What is shown of the events. */
    abstract static class OfEvents implements Callable<Integer> {

        final Session session;

        @Option(names = "--app", paramLabel = "APP", description = "Only this application.")
        @Nullable
        String application;

        @Option(names = "--env", paramLabel = "ENV", description = "Only this environment.")
        @Nullable
        String environment;

        @Option(names = "--change", paramLabel = "CHANGE", description = "Only this change.")
        @Nullable
        String change;

        OfEvents(Session session) {
            this.session = session;
        }

        Path path(String resource) {
            if (application != null || environment != null) {
                session.lookup().requireRegistered(application, environment);
            }
            return Path.of(resource)
                    .with("application", application)
                    .with("environment", environment)
                    .with("changeId", change == null ? null : session.lookup().changeId(change));
        }
    }

    /** Live events. */
    @Command(
            name = "events",
            description = "Shows events as they happen, until interrupted. With -o json, one event on each line.")
    static final class Events extends OfEvents {

        private static final long[] PAUSES_SECONDS = {1, 2, 5, 10};

        @Option(names = "--once", hidden = true, description = "Ends with the stream.")
        boolean once;

        Events(Session session) {
            super(session);
        }

        @Override
        public Integer call() throws InterruptedException {
            Path path = path("events");
            String last = null;
            int failures = 0;
            while (true) {
                try (EventStream events = EventStream.open(session.api(), path, last)) {
                    failures = 0;
                    try {
                        events.each(this::show);
                    } finally {
                        last = events.lastId();
                    }
                } catch (IOException e) {
                    session.warn("the stream was interrupted; reconnecting");
                } catch (Failure failure) {
                    // The first try has to succeed: what is wrong then is wrong for good.
                    if (failures == 0 && last == null) {
                        throw failure;
                    }
                    session.warn(failure.getMessage());
                }
                if (once) {
                    return ExitCode.OK.code();
                }
                Thread.sleep(1000 * PAUSES_SECONDS[Math.min(failures++, PAUSES_SECONDS.length - 1)]);
            }
        }

        private void show(String data) {
            Json event;
            try {
                event = Json.parse(data);
            } catch (IllegalArgumentException e) {
                return;
            }
            session.print(
                    switch (session.output()) {
                        case json -> event + "\n";
                        case yaml -> "---\n" + Yaml.write(event);
                        case table -> line(event) + "\n";
                    });
        }

        private static String line(Json event) {
            String place = event.text("application")
                    + (event.text("environment").isEmpty() ? "" : "/" + event.text("environment"));
            return Terminal.sanitized(String.join(
                    "  ",
                    event.text("at"),
                    String.format("%-18s", event.text("type")),
                    String.format("%-24s", place),
                    event.text("why")));
        }
    }

    /** Who did what. */
    @Command(name = "audit", description = "Shows who or what did what, when and why, newest first.")
    static final class Audit extends OfEvents {

        @Option(names = "--actor", paramLabel = "NAME", description = "Only what this person or service did.")
        @Nullable
        String actor;

        @Option(
                names = "--type",
                paramLabel = "TYPE",
                description = "Only events of this type, for example ActionTaken.")
        @Nullable
        String type;

        @Option(
                names = "--from",
                paramLabel = "TIME",
                description = "Not before this time, for example 2026-11-23T08:00:00Z.")
        @Nullable
        String from;

        @Option(names = "--to", paramLabel = "TIME", description = "Before this time.")
        @Nullable
        String to;

        @Option(names = "--limit", paramLabel = "N", description = "The maximum number to show. The default is 50.")
        int limit = 50;

        Audit(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            Json entries = session.api()
                    .get(path("audit")
                            .with("actor", actor)
                            .with("type", type)
                            .with("from", from)
                            .with("to", to)
                            .with("limit", limit));
            return session.show(entries, () -> table(entries));
        }

        private String table(Json entries) {
            Table table = new Table("AT", "WHO", "WHAT", "APPLICATION", "ENVIRONMENT", "WHY");
            for (Json each : entries.elements()) {
                table.row(
                        each.text("at"),
                        each.text("actor"),
                        each.text("what"),
                        each.text("application"),
                        each.text("environment"),
                        each.text("why"));
            }
            return table.isEmpty() ? "Nothing matches.\n" : table.render(session.terminal());
        }
    }
}
