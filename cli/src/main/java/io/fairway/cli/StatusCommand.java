package io.fairway.cli;

import io.fairway.cli.http.Api.Path;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Terminal;
import java.util.List;
import picocli.CommandLine.Command;

/** Whether events come in and go out. */
@Command(
        name = "status",
        description = {
            "Shows whether events come in and go out, and which service does not answer.",
            "Ends with 1 if something is wrong."
        })
final class StatusCommand extends ApiCommand {

    StatusCommand(Session session) {
        super(session);
    }

    @Override
    Json answer() {
        return session.api().get(Path.of("status"));
    }

    @Override
    String text(Json status) {
        List<String> troubles = status.texts("troubles");
        return troubles.isEmpty()
                ? "Events come in and go out, and every service that was asked answers.\n"
                : troubles.stream()
                        .map(trouble -> Terminal.sanitized(trouble) + "\n")
                        .reduce("", String::concat);
    }

    @Override
    public Integer call() {
        Json status = answer();
        session.show(status, () -> text(status));
        return (status.texts("troubles").isEmpty() ? ExitCode.OK : ExitCode.ERROR).code();
    }

    /** What is wrong; empty also for a server that cannot say. */
    static List<String> troubles(Session session) {
        return session.api()
                .find(Path.of("status"))
                .map(status -> status.texts("troubles").stream()
                        .map(Terminal::sanitized)
                        .toList())
                .orElse(List.of());
    }
}
