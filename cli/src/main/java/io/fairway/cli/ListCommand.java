package io.fairway.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that lists the newest of something. */
abstract class ListCommand extends ApiCommand {

    @Option(names = "--app", paramLabel = "APP", description = "Only this application.")
    @Nullable
    String application;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "The maximum number to show, 1 to 500. The default is 20.")
    int limit = 20;

    ListCommand(Session session) {
        super(session);
    }
}
