package io.fairway.cli;

import io.fairway.cli.text.Json;
import java.util.Map;
import picocli.CommandLine.Option;

/** A command that changes something. Who asked for it and why is stored. */
abstract class ActionCommand extends ApiCommand {

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "The reason. It is stored in the audit log and shown to everybody.")
    String reason = "";

    ActionCommand(Session session) {
        super(session);
    }

    /** The body of the request. */
    Json body() {
        return new Json(Map.of("reason", reason));
    }
}
