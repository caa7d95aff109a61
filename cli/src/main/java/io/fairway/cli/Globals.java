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
        description = "Looks at and steers what Fairway releases.")
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
            description = "Address of release-service. Else FAIRWAY_URL, else server: in the configuration file.")
    @Nullable
    String server;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "table, json or yaml; table if nothing is said.")
    Output output = Output.table;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    boolean help;
}
