package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.text.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Build log. */
@Command(name = "logs", description = "Prints the build log of a change.")
final class LogsCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "CHANGE", description = "The change: its id, the beginning of its id, or its commit.")
    String change = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Follows the log until the build has ended.")
    boolean follow;

    LogsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path path = Path.of("changes", session.lookup().changeId(change), "log").with("follow", follow ? "true" : null);
        try (BufferedReader log = new BufferedReader(
                new InputStreamReader(session.api().stream(path, "text/plain", Map.of()), StandardCharsets.UTF_8))) {
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                session.print(Terminal.sanitizedLines(line) + "\n");
            }
        } catch (IOException e) {
            throw Failure.error("the log was cut off: run the command again to read on");
        }
        return ExitCode.OK.code();
    }
}
