package io.fairway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about charts and repositories of others names tests that exist, and one in each row. */
class KindsTest {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/explanation/charts-of-others.md");
    private static final Pattern TEST = Pattern.compile("void (\\w+)\\(");
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");

    @Test
    void everyRow_namesTests_thatExist() throws IOException {
        Set<String> tests = tests();
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| **"))
                .toList();

        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(named(row)).isNotEmpty().isSubsetOf(tests));
    }

    private static List<String> named(String row) {
        String cell = row.substring(row.lastIndexOf('|', row.length() - 3));
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().contains("/src/test/java/"))
                    .filter(file -> file.toString().endsWith("Test.java"))
                    .flatMap(file -> TEST.matcher(text(file)).results().map((MatchResult found) -> found.group(1)))
                    .collect(Collectors.toSet());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
