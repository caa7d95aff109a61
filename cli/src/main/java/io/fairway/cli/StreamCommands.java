package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.http.EventStream;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What goes on while it is watched. */
final class StreamCommands {

    private StreamCommands() {}

    /** Build log. */
    @Command(name = "logs", description = "Prints the build log of a change.")
    static final class Logs implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "CHANGE", description = "The change: its id, the beginning of its id, or its commit.")
        String change = "";

        @Option(
                names = {"-f", "--follow"},
                description = "Goes on until the build has ended.")
        boolean follow;

        Logs(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws IOException {
            String id = new Lookup(session.api()).change(change).text("changeId");
            Path path = Path.of("changes", id, "log").with("follow", follow ? "true" : null);
            try (BufferedReader log = new BufferedReader(new InputStreamReader(
                    session.api().stream(path, "text/plain", Map.of()), StandardCharsets.UTF_8))) {
                for (String line = log.readLine(); line != null; line = log.readLine()) {
                    session.print(Terminal.harmlessLines(line));
                }
            } catch (IOException e) {
                throw Failure.error("the log broke off: run it again to go on");
            }
            return ExitCode.OK.code();
        }
    }

    /** Live events. */
    @Command(
            name = "events",
            description = "Shows events as they happen, until it is interrupted; with -o json one on each line.")
    static final class Events implements Callable<Integer> {

        private static final long[] PAUSES = {1, 2, 5, 10};

        private final Session session;

        @Option(names = "--app", paramLabel = "APP", description = "Only about this application.")
        @Nullable
        String application;

        @Option(names = "--env", paramLabel = "ENV", description = "Only in this environment.")
        @Nullable
        String environment;

        @Option(names = "--change", paramLabel = "CHANGE", description = "Only about this change.")
        @Nullable
        String change;

        @Option(names = "--once", hidden = true, description = "Ends with the stream.")
        boolean once;

        Events(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws InterruptedException {
            Path path = Path.of("events")
                    .with("application", application)
                    .with("environment", environment)
                    .with(
                            "changeId",
                            change == null
                                    ? null
                                    : new Lookup(session.api()).change(change).text("changeId"));
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
                    session.say("fairway: the stream broke off; connecting again");
                } catch (Failure failure) {
                    // The first try has to succeed: what is wrong then is wrong for good.
                    if (failures == 0 && last == null) {
                        throw failure;
                    }
                    session.say("fairway: " + failure.getMessage());
                }
                if (once) {
                    return ExitCode.OK.code();
                }
                Thread.sleep(1000 * PAUSES[Math.min(failures++, PAUSES.length - 1)]);
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
                        case json -> event.toString();
                        case yaml ->
                            "---\n" + io.fairway.cli.text.Yaml.write(event).stripTrailing();
                        case table -> line(event);
                    });
        }

        private String line(Json event) {
            String place = event.text("application")
                    + (event.text("environment").isEmpty() ? "" : "/" + event.text("environment"));
            return Terminal.harmless(String.join(
                    "  ",
                    event.text("at"),
                    String.format("%-18s", event.text("type")),
                    String.format("%-24s", place),
                    event.text("why")));
        }
    }
}
