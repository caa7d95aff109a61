package io.fairway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairway.yaml.YamlValue.Precision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StrictYamlTest {

    private static final YamlLimits LIMITS = new YamlLimits(1000, 4);

    /** What a file of these tests may say. */
    private record Garden(String name, int trees, Duration watering, Duration rest, List<String> plants) {}

    @Test
    void everyKey_isRead() throws Exception {
        assertThat(garden("""
            # comments are welcome
            name: &name front
            trees: 12
            watering: 90m
            rest: 1500ms
            plants: [rose, *name, "007"]
            """))
                .isEqualTo(new Garden(
                        "front", 12, Duration.ofMinutes(90), Duration.ofMillis(1500), List.of("rose", "front", "007")));
    }

    @Test
    void keyWithoutValue_countsAsAbsent() throws Exception {
        assertThat(garden("name: a\ntrees:\nplants: null\nrest: ~\n"))
                .isEqualTo(new Garden("a", 1, Duration.ofHours(1), Duration.ofSeconds(1), List.of()));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                wrong("nothing", "", "1:1: write at least a name"),
                wrong("only a comment", "# later\n", "1:1: write at least a name"),
                wrong("a list", "- name\n", "1:1: a garden must be a mapping with the keys name, trees"),
                wrong(
                        "a typing error",
                        "name: a\ntres: 3\n",
                        "2:1: unknown key 'tres' in a garden; did you mean 'trees'?"),
                wrong(
                        "another case",
                        "name: a\nTREES: 3\n",
                        "2:1: unknown key 'TREES' in a garden; did you mean 'trees'?"),
                wrong("a foreign key", "colour: red\n", "1:1: unknown key 'colour' in a garden; known are name, trees"),
                wrong("a key twice", "name: a\nname: b\n", "2:1: 'name' is there twice in a garden"),
                wrong("a key that is a list", "[a]: b\n", "1:1: keys of a garden must be plain words"),
                wrong("a merge", "base: &b {trees: 1}\n<<: *b\n", "2:5: an alias of a list or mapping is not allowed"),
                wrong("a missing key", "trees: 3\n", "1:1: 'name' is missing in a garden"),
                wrong("a list as text", "name: [a]\n", "1:7: a single value is needed here"),
                wrong("capitals", "name: Front\n", "1:7: a name has small letters, but it is 'Front'"),
                wrong("too long", "name: abcdefghijk\n", "1:7: a name has small letters, but it is 'abcdefghijk'"),
                wrong(
                        "no number",
                        "name: a\ntrees: many\n",
                        "2:8: a whole number from 1 to 20 is needed, but it is 'many'"),
                wrong("a great number", "name: a\ntrees: 99999999999\n", "2:8: a whole number from 1 to 20"),
                wrong(
                        "no unit",
                        "name: a\nwatering: 60\n",
                        "2:11: a duration is a whole number with s, m or h, from 60s to"),
                wrong("too exact", "name: a\nwatering: 60000ms\n", "2:11: a duration is a whole number with s, m or h"),
                wrong(
                        "too short",
                        "name: a\nrest: 9ms\n",
                        "2:7: a duration is a whole number with ms, s, m or h, from 10ms to 60s"),
                wrong("no list", "name: a\nplants: rose\n", "2:9: 'plants' must be a list"),
                wrong("no item", "name: a\nplants: []\n", "2:9: 'plants' has 0 entries, allowed are 1 to 3"),
                wrong(
                        "an unknown word",
                        "name: a\nplants: [rsoe]\n",
                        "2:10: unknown plant 'rsoe'; did you mean 'rose'?"),
                wrong(
                        "a foreign word",
                        "name: a\nplants: [concrete]\n",
                        "2:10: unknown plant 'concrete'; known are rose, front, 007"),
                wrong("broken YAML", "name: [a\n", "2:1: not valid YAML: "),
                wrong("a tab", "name: a\n\ttrees: 1\n", "2:1: not valid YAML: "),
                wrong("two documents", "name: a\n---\nname: b\n", "2:1: not valid YAML: "),
                wrong("an unknown alias", "name: *nobody\n", "1:7: not valid YAML: "),
                wrong("an object", "name: !!javax.script.ScriptEngineManager []\n", "1:7: not valid YAML: "),
                wrong(
                        "deep nesting",
                        "name: " + "[".repeat(5) + "]".repeat(5),
                        "1:10: lists and mappings are nested more than 4 deep"),
                wrong(
                        "deeper nesting",
                        "name: " + "[".repeat(490) + "]".repeat(490),
                        "1:10: lists and mappings are nested"),
                wrong(
                        "an alias bomb",
                        "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
                        "2:8: an alias of a list or mapping is not allowed: write it out instead of '*a'"),
                wrong("a recursion", "a: &a [*a]\n", "1:8: an alias of a list or mapping is not allowed"),
                wrong("a huge text", "#".repeat(1001), "it has 1001 characters, at most 1000 are allowed"));
    }

    private static Arguments wrong(String name, String yaml, String message) {
        return Arguments.of(name, yaml, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void mistake_isSaidWithItsPlace(String name, String yaml, String message) {
        InvalidYamlException failure = catchThrowableOfType(InvalidYamlException.class, () -> garden(yaml));

        assertThat(failure).hasMessageStartingWith(message);
        assertThat(failure.getMessage()).endsWith(failure.problem());
    }

    @Test
    void untrustedText_isShownShortAndWithoutControlCharacters() {
        InvalidYamlException failure = catchThrowableOfType(
                InvalidYamlException.class, () -> garden("name: \"a\\e[31m\\n" + "b".repeat(100) + "\"\n"));

        assertThat(failure.getMessage())
                .contains("'a?[31m?bbb")
                .endsWith("...'")
                .hasSizeLessThan(120);
    }

    private static Garden garden(String yaml) throws InvalidYamlException {
        YamlMap map = StrictYaml.parse(yaml, LIMITS, "write at least a name")
                .map("a garden", "name", "trees", "watering", "rest", "plants");
        return new Garden(
                map.required(
                        "name", value -> value.matching(Pattern.compile("[a-z]+"), 10, "a name has small letters")),
                map.optional("trees", value -> value.integer(1, 20), 1),
                map.optional(
                        "watering",
                        value -> value.duration(Precision.SECONDS, Duration.ofMinutes(1), Duration.ofHours(2)),
                        Duration.ofHours(1)),
                map.optional(
                        "rest",
                        value -> value.duration(Precision.MILLISECONDS, Duration.ofMillis(10), Duration.ofMinutes(1)),
                        Duration.ofSeconds(1)),
                map.optional("plants", StrictYamlTest::plants, List.of()));
    }

    @Test
    void case_19_what_is_shown_is_never_cut_within_an_emoji() {
        assertThat(YamlValue.shown("a".repeat(59) + "😀😀")).isEqualTo("a".repeat(59) + "...");
        assertThat(YamlValue.shown("a".repeat(58) + "😀😀")).isEqualTo("a".repeat(58) + "😀...");
    }

    private static List<String> plants(YamlValue value) throws InvalidYamlException {
        List<String> plants = new ArrayList<>();
        for (YamlValue item : value.items("plants", 1, 3)) {
            plants.add(item.oneOf("plant", List.of("rose", "front", "007")));
        }
        return plants;
    }
}
