package io.fairway.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command takes. */
@Command(
        name = "fairway",
        synopsisSubcommandLabel = "COMMAND",
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description = "Shows and controls what Fairway releases.")
final class Globals {

    /** How results are written; the names are what people type. */
    enum Output {
        table,
        json,
        yaml
    }

    @Option(
            names = "--server",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description =
                    "The address of release-service. The default is FAIRWAY_URL, or server: in the configuration file.")
    @Nullable
    String server;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "The output format: table, json or yaml. The default is table.")
    Output output = Output.table;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows help.")
    boolean help;
}
