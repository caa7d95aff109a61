package io.fairway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The reference of the settings has the keys that the code declares, and their defaults. */
class ConfigurationReferenceTest {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final List<String> RETRY = List.of("first", "factor", "max", "attempts");

    private static final Pattern PROPERTY =
            Pattern.compile("@ConfigProperty\\(name = \"(fairway\\.[^\"]+)\"(?:, defaultValue = \"([^\"]*)\")?");
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern INTERFACE = Pattern.compile("^( *)(?:public )?interface (\\w+).*\\{");
    private static final Pattern METHOD = Pattern.compile("^ +([\\w.<>]+) (\\w+)\\(\\);");
    private static final Pattern DEFAULT = Pattern.compile("@WithDefault\\(\"([^\"]*)\"\\)");
    private static final Pattern NAME = Pattern.compile("@WithName\\(\"([^\"]*)\"\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** By key; an empty default means that there is none in the code. */
    private static final Map<String, Set<String>> DECLARED = new TreeMap<>();

    @BeforeAll
    static void readTheCode() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(file -> file.toString().contains("/src/main/java/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList()) {
                String code = Files.readString(file);
                PROPERTY.matcher(code).results().forEach(found -> declare(found.group(1), found.group(2)));
                Matcher prefix = PREFIX.matcher(code);
                if (prefix.find()) {
                    new Mapping(code.lines().toList()).declare(prefix.group(1));
                }
            }
        }
    }

    @Test
    void reference_hasEveryKey_andNoOther() throws IOException {
        assertThat(documented().keySet()).containsExactlyInAnyOrderElementsOf(DECLARED.keySet());
    }

    @Test
    void reference_hasTheDefaultsOfTheCode() throws IOException {
        documented().forEach((key, value) -> {
            Set<String> declared = DECLARED.getOrDefault(key, Set.of());
            if (value != null && !declared.isEmpty()) {
                assertThat(declared).as(key).contains(value);
            }
        });
    }

    private static void declare(String key, String value) {
        Set<String> values = DECLARED.computeIfAbsent(key, _ -> new HashSet<>());
        if (value != null) {
            values.add(value);
        }
    }

    /** An interface of settings with its groups, as it is written. */
    private static final class Mapping {

        private final List<String> lines;

        Mapping(List<String> lines) {
            this.lines = lines;
        }

        void declare(String prefix) {
            Map<String, String> groups = new HashMap<>(); // interface -> prefix, as methods name them
            Deque<String> prefixes = new ArrayDeque<>();
            Deque<Integer> indents = new ArrayDeque<>();
            String value = null;
            String name = null;
            for (String line : lines) {
                Matcher type = INTERFACE.matcher(line);
                Matcher method = METHOD.matcher(line);
                Matcher withDefault = DEFAULT.matcher(line);
                Matcher withName = NAME.matcher(line);
                if (type.find()) {
                    prefixes.push(prefixes.isEmpty() ? prefix : groups.getOrDefault(type.group(2), prefixes.peek()));
                    indents.push(type.group(1).length());
                } else if (withDefault.find()) {
                    value = withDefault.group(1);
                } else if (withName.find()) {
                    name = withName.group(1);
                } else if (method.find()) {
                    String key = prefixes.peek() + "." + (name == null ? kebab(method.group(2)) : name);
                    if (method.group(1).equals("RetryConfig")) {
                        RETRY.forEach(part -> ConfigurationReferenceTest.declare(key + "." + part, null));
                    } else if (lines.stream().anyMatch(other -> other.contains("interface " + method.group(1) + " "))) {
                        groups.put(method.group(1), key);
                    } else {
                        ConfigurationReferenceTest.declare(key, value);
                    }
                    value = null;
                    name = null;
                } else if (!indents.isEmpty() && line.equals(" ".repeat(indents.peek()) + "}")) {
                    prefixes.pop();
                    indents.pop();
                }
            }
        }

        private static String kebab(String name) {
            return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }
    }

    /** By key; null where the default is described in words. */
    private static Map<String, String> documented() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        String prefix = "";
        for (String line : Files.readAllLines(ROOT.resolve("docs/reference/configuration.md"))) {
            Matcher section = Pattern.compile("`(fairway\\.[a-z-]+)\\.\\*`").matcher(line);
            if (line.startsWith("#")) {
                prefix = "";
            } else if (section.find()) {
                prefix = section.group(1) + ".";
            } else if (line.startsWith("| `")) {
                String[] cells = line.substring(1).split("\\|");
                List<String> keys = keys(codeIn(cells[0]), prefix);
                List<String> values = codeIn(cells[1]);
                for (int i = 0; i < keys.size(); i++) {
                    if (keys.get(i).startsWith("fairway.")) {
                        documented.put(keys.get(i), values.size() == keys.size() ? values.get(i) : null);
                    }
                }
            }
        }
        return documented;
    }

    /** {@code a.b.c} and {@code .d} are two keys of {@code a.b}. */
    private static List<String> keys(List<String> written, String prefix) {
        List<String> keys = new ArrayList<>();
        for (String key : written) {
            if (key.startsWith(".")) {
                String before = keys.getLast();
                keys.add(before.substring(0, before.lastIndexOf('.')) + key);
            } else {
                keys.add(key.startsWith("fairway.") ? key : prefix + key);
            }
        }
        return keys;
    }

    private static List<String> codeIn(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }
}
