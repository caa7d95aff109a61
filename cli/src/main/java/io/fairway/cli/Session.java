package io.fairway.cli;

import io.fairway.cli.http.Api;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.Terminal;
import io.fairway.cli.text.Yaml;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of the command line: where answers go, and the server that they come from. */
final class Session {

    private final Surroundings surroundings;
    private final Globals globals;
    private @Nullable Api api;

    /**
     * What surrounds the process.
     *
     * @param in where a person answers
     * @param out for results
     * @param err for everything else
     */
    record Surroundings(
            BufferedReader in,
            PrintStream out,
            PrintStream err,
            Terminal terminal,
            Function<String, @Nullable String> environment,
            Clock clock) {}

    Session(Surroundings surroundings, Globals globals) {
        this.surroundings = surroundings;
        this.globals = globals;
    }

    /** The server, which is looked for when it is first needed. */
    Api api() {
        Api known = api;
        if (known == null) {
            Settings settings = Settings.of(
                    globals.server, surroundings.environment(), ConfigFile.locate(surroundings.environment()));
            settings.warnings().forEach(warning -> warn("warning: " + warning));
            known = new Api(settings.server(), settings.token());
            api = known;
        }
        return known;
    }

    Lookup lookup() {
        return new Lookup(api());
    }

    /** Shows an answer in the format that was asked for. */
    int show(Json answer, Supplier<String> forPeople) {
        print(
                switch (globals.output) {
                    case json -> answer.pretty() + "\n";
                    case yaml -> Yaml.write(answer);
                    case table -> forPeople.get();
                });
        return ExitCode.OK.code();
    }

    boolean forPeople() {
        return globals.output == Globals.Output.table;
    }

    Globals.Output output() {
        return globals.output;
    }

    /** The result, or a part of it. */
    void print(String text) {
        surroundings.out().print(text);
        surroundings.out().flush();
    }

    /** For the person, and not part of the result. */
    void say(String line) {
        surroundings.err().println(line);
    }

    /** What went wrong, or may. */
    void warn(@Nullable String line) {
        say("fairway: " + line);
    }

    Terminal terminal() {
        return surroundings.terminal();
    }

    Clock clock() {
        return surroundings.clock();
    }

    /** Asks a person; only a plain yes is one. */
    boolean confirmed(String question) {
        surroundings.err().print(question + " [y/N] ");
        surroundings.err().flush();
        try {
            String answer = surroundings.in().readLine();
            if (answer == null) {
                surroundings.err().println();
                throw Failure.usage("there is no terminal to confirm on: use --yes");
            }
            return answer.strip().matches("(?i)y|yes");
        } catch (IOException e) {
            throw Failure.usage("there is no terminal to confirm on: use --yes");
        }
    }
}
