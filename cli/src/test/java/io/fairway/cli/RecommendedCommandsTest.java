package io.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every command that a page, a sentence of a service or a document names is one that exists, with the options that it has. */
class RecommendedCommandsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern COMMAND =
            Pattern.compile("(?<![\\w/.-])(?:\\./)?fairway (?<rest>[a-z][^`\"<>\\n#;|)]*)");

    /** What the launcher does itself; it takes options of its own. */
    private static final Set<String> OF_THE_LAUNCHER =
            Set.of("up", "demo", "down", "test", "build", "help", "status", "logs");

    /** Words that follow the name without being commands, and where. */
    private static final Set<String> NO_COMMANDS = Set.of(
            "dashboard/src/main/java/io/fairway/dashboard/session/Sessions.java session",
            "service-source/src/main/java/io/fairway/source/InputsDigest.java image",
            "audit/src/main/java/io/fairway/audit/AuditResource.java stands");

    @Test
    void named_commands_exist() throws IOException {
        List<String> wrong = new ArrayList<>();
        int named = 0;
        for (Path file : files()) {
            Matcher command = COMMAND.matcher(Files.readString(file));
            while (command.find()) {
                named++;
                wrong(ROOT.relativize(file), command.group("rest").strip()).forEach(wrong::add);
            }
        }

        assertThat(named).isGreaterThan(50);
        assertThat(wrong).isEmpty();
    }

    private static Stream<String> wrong(Path file, String rest) {
        String[] words = rest.split("[\\s,:.]+");
        if (NO_COMMANDS.contains(file + " " + words[0])) {
            return Stream.empty();
        }
        String said = file + ": fairway " + rest;
        CommandLine command = ReferenceTest.root().getSubcommands().get(words[0]);
        if (command == null) {
            return OF_THE_LAUNCHER.contains(words[0]) ? Stream.empty() : Stream.of(said + ": there is no such command");
        }
        if (!command.getSubcommands().isEmpty() && words.length > 1 && words[1].matches("[a-z]{3,}")) {
            command = command.getSubcommands().get(words[1]);
            if (command == null) {
                return Stream.of(said + ": there is no such command below it");
            }
        } else if (words.length > 1
                && words[1].matches("register|unregister|add|remove|create|delete|list|lift|show|get|set")) {
            return Stream.of(said + ": there is nothing below it");
        }
        CommandLine found = command;
        return Arrays.stream(words)
                .filter(word -> word.startsWith("--"))
                .map(word -> word.replaceFirst("=.*", ""))
                .filter(option -> found.getCommandSpec().findOption(option) == null)
                .map(option -> said + ": it has no option " + option);
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> below = Files.list(ROOT)) {
            for (Path module : below.filter(Files::isDirectory).toList()) {
                for (String folder : List.of("src/main", "local/src/main")) {
                    files.addAll(in(module.resolve(folder)));
                }
            }
        }
        files.addAll(in(ROOT.resolve("docs")));
        files.add(ROOT.resolve("README.md"));
        files.add(ROOT.resolve("CONTRIBUTING.md"));
        return files;
    }

    private static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(file -> file.toString().matches(".*\\.(java|html|md|js|sql|properties)"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
