package io.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.cli.text.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The reference says what the commands are. With {@code -Dfairway.docs.write=true} its generated part is written anew. */
class ReferenceTest {

    private static final Path REFERENCE = Path.of("../docs/reference/cli.md");
    private static final String BEGIN = "<!-- generated from the commands: begin -->\n";
    private static final String END = "<!-- generated from the commands: end -->\n";

    @Test
    void reference_is_what_the_commands_are() throws IOException {
        String text = Files.readString(REFERENCE);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        String expected = generated();

        if (Boolean.getBoolean("fairway.docs.write")) {
            Files.writeString(REFERENCE, text.substring(0, begin) + expected + text.substring(end));
            return;
        }

        assertThat(text.substring(begin, end))
                .as(
                        "docs/reference/cli.md is stale: ./mvnw -pl cli test -Dtest=ReferenceTest -Dfairway.docs.write=true")
                .isEqualTo(expected);
    }

    @Test
    void launcher_names_every_command() throws IOException {
        String launcher = Files.readString(Path.of("../fairway"));
        String usage = launcher.substring(launcher.indexOf("usage() {"), launcher.indexOf("\nEND\n"));

        for (String command : root().getSubcommands().keySet()) {
            assertThat(usage).containsPattern("(?m)^  ([a-z]+, )*" + Pattern.quote(command) + "\\b");
        }
    }

    private static String generated() {
        StringBuilder text = new StringBuilder("\n## Exit codes\n\n| code | meaning |\n|---|---|\n");
        for (ExitCode code : ExitCode.values()) {
            text.append("| ")
                    .append(code.code())
                    .append(" | ")
                    .append(code.meaning())
                    .append(" |\n");
        }
        CommandLine root = root();
        text.append("\n## Options of every command\n\n| option | meaning |\n|---|---|\n");
        root.getCommandSpec().options().forEach(option -> row(text, option));
        text.append("\n## Commands\n");
        root.getSubcommands().values().forEach(command -> command(text, command));
        return text.append('\n').toString();
    }

    private static void command(StringBuilder text, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        text.append("\n### ").append(spec.qualifiedName()).append("\n\n");
        text.append(String.join(" ", spec.usageMessage().description())).append("\n");
        if (!command.getSubcommands().isEmpty()) {
            command.getSubcommands().values().forEach(below -> command(text, below));
            return;
        }
        text.append("\n```\n").append(synopsis(spec)).append("\n```\n");
        var options = spec.options().stream()
                .filter(option -> !option.inherited() && !option.hidden() && !isHelp(option))
                .toList();
        if (options.isEmpty() && spec.positionalParameters().isEmpty()) {
            return;
        }
        text.append("\n| argument | meaning |\n|---|---|\n");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            text.append("| `")
                    .append(parameter.paramLabel())
                    .append("` | ")
                    .append(cell(parameter.description()))
                    .append(" |\n");
        }
        options.forEach(option -> row(text, option));
    }

    private static String synopsis(CommandSpec spec) {
        String parameters = spec.positionalParameters().stream()
                .map(parameter -> parameter.arity().min() == 0
                        ? " [" + parameter.paramLabel() + "]"
                        : " " + parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : ""))
                .collect(Collectors.joining());
        String required = spec.options().stream()
                .filter(OptionSpec::required)
                .map(option -> " " + option.longestName() + "=" + option.paramLabel())
                .collect(Collectors.joining());
        return spec.qualifiedName() + parameters + required;
    }

    private static void row(StringBuilder text, OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
        text.append("| ")
                .append(Arrays.stream(option.names())
                        .map(name -> "`" + name + (name.equals(option.longestName()) ? value : "") + "`")
                        .collect(Collectors.joining(", ")))
                .append(" | ")
                .append(cell(option.description()))
                .append(" |\n");
    }

    private static boolean isHelp(OptionSpec option) {
        return option.usageHelp() || option.versionHelp();
    }

    private static String cell(String[] description) {
        return String.join(" ", description).replace("|", "\\|");
    }

    static CommandLine root() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return Main.commandLine(new Session.Surroundings(
                new BufferedReader(Reader.nullReader()),
                nowhere,
                nowhere,
                Terminal.NONE,
                Map.<String, String>of()::get,
                Clock.systemUTC()));
    }
}
