package io.fairway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING says about the house is so: where things are, and how large they are. */
class HouseTest {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static final int MAX_CLASS = 400;
    private static final int CLASS_WORTH_A_REASON = 250;
    private static final int MAX_ROOT_PACKAGE = 49;
    private static final int MAX_PACKAGE = 35;
    private static final int MAX_ENGINE = 13_000;
    private static final int MAX_FILES_OF_A_CHANGE = 8;

    @Test
    void whereDoIChange_namesFilesThatExist_andFewOfThem() throws IOException {
        Map<String, List<String>> rows = rows("Where do I change ...?");

        assertThat(rows.keySet())
                .contains(
                        "a git server",
                        "a kind of check",
                        "a second cluster",
                        "a field of an event",
                        "decryption of values",
                        "an application chart",
                        "sign-in by OpenID Connect",
                        "a column of the overview");
        rows.forEach((change, files) -> {
            assertThat(files).as(change).isNotEmpty().hasSizeLessThanOrEqualTo(MAX_FILES_OF_A_CHANGE);
            assertThat(files)
                    .as(change)
                    .allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
        });
    }

    @Test
    void largeClasses_areFew_andHaveTheirReason() throws IOException {
        Map<String, Long> large = new TreeMap<>();
        for (Path file : mainCode()) {
            long lines = lines(file);
            assertThat(lines).as(file.toString()).isLessThanOrEqualTo(MAX_CLASS);
            if (lines > CLASS_WORTH_A_REASON) {
                large.put(file.getFileName().toString().replace(".java", ""), lines);
            }
        }

        assertThat(new TreeSet<>(rows("Classes over 250 lines").keySet())).isEqualTo(large.keySet());
    }

    @Test
    void packages_stayRooms() throws IOException {
        Map<Path, Long> files = mainCode().stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
        // The roots of the two modules that are about many nouns.
        List<Path> roots = List.of(
                Path.of("release-engine/src/main/java/io/fairway/release"),
                Path.of("events-schema/src/main/java/io/fairway/events"));

        assertThat(files)
                .allSatisfy((directory, count) -> assertThat(count)
                        .as(directory.toString())
                        .isLessThanOrEqualTo(roots.contains(directory) ? MAX_ROOT_PACKAGE : MAX_PACKAGE));
    }

    @Test
    void engine_staysUnderItsSize() throws IOException {
        long lines = 0;
        for (Path file : mainCode()) {
            lines += file.startsWith("release-engine") ? lines(file) : 0;
        }

        assertThat(lines).isLessThan(MAX_ENGINE);
    }

    /** The rows of the first table below a heading: the first cell without backticks, and the code in the others. */
    private static Map<String, List<String>> rows(String heading) throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        boolean here = false;
        for (String line : Files.readAllLines(ROOT.resolve("CONTRIBUTING.md"))) {
            if (line.startsWith("#")) {
                here = line.replaceFirst("^#+ ", "").equals(heading);
            } else if (here && line.startsWith("| ") && !line.startsWith("|-")) {
                String[] cells = line.substring(1).split("\\|", 2);
                rows.put(cells[0].replace("`", "").strip(), files(cells[1]));
            }
        }
        // The head of the table.
        rows.values().removeIf(List::isEmpty);
        return rows;
    }

    private static List<String> files(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
    }

    private static List<Path> mainCode() throws IOException {
        List<Path> files = new ArrayList<>();
        List<String> modules = modules();
        for (String module : modules) {
            Path code = ROOT.resolve(module).resolve("src/main/java");
            if (Files.isDirectory(code)) {
                try (Stream<Path> all = Files.walk(code)) {
                    all.filter(file -> file.toString().endsWith(".java"))
                            .map(ROOT::relativize)
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    private static List<String> modules() throws IOException {
        return Pattern.compile("<module>([^<]+)</module>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .toList();
    }

    private static long lines(Path file) throws IOException {
        return Arrays.stream(Files.readString(ROOT.resolve(file)).split("\n")).count();
    }
}
