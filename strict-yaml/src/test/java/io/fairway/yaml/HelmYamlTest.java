package io.fairway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.error.YAMLException;

class HelmYamlTest {

    static Stream<Arguments> readable() {
        return Stream.of(
                Arguments.of("byte order mark", "\uFEFFa: 1\n", "{a=1}"),
                Arguments.of("lines of Windows", "a: 1\r\nb:\r\n  c: 2\r\n", "{a=1, b={c=2}}"),
                Arguments.of("a key twice", "a: 1\na: 2\n", "{a=2}"),
                Arguments.of("merge", "d: &d {a: 1, b: 2}\nx:\n  <<: *d\n  b: 3\n", "{d={a=1, b=2}, x={a=1, b=3}}"),
                Arguments.of("tab before a value", "a:\t1\n", "{a=1}"),
                Arguments.of("tabs in braces", "a: {\n\tb: 2\n}\n", "{a={b=2}}"),
                Arguments.of("a line of tabs", "a: 1\n\t\nb: 2\n", "{a=1, b=2}"),
                Arguments.of("unknown tag", "a: !mine x\nb: !mine {c: 1}\nd: !mine [1]\n", "{a=x, b={c=1}, d=[1]}"),
                Arguments.of("equals sign", "a: =\n", "{a==}"),
                Arguments.of("emoji", "a: \"\\ud83d\\ude00 😀\"\n", "{a=😀 😀}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void case_24_what_Helm_reads_is_read(String name, String text, String expected) {
        assertThat(data(text)).hasToString(expected);
    }

    /** Left as its author wrote it, right as {@code kubectl create --dry-run=client -o json} prints it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``          | null",
                "~           | null",
                "Null        | null",
                "nUll        | `text nUll`",
                "y           | true",
                "No          | false",
                "on          | true",
                "oN          | `text oN`",
                "\"on\"        | `text on`",
                "014         | 12",
                "0o14        | 12",
                "08          | 8",
                "0x1F        | 31",
                "0b11        | 3",
                "-0b11       | -3",
                "1_000       | 1000",
                "+5          | 5",
                "-0          | 0",
                "1e3         | 1000",
                "1.0         | 1",
                "1.10        | 1.1",
                ".5          | 0.5",
                "5.          | 5",
                "1:30        | `text 1:30`",
                "2001-01-01  | `text 2001-01-01`",
                "1.2.3       | `text 1.2.3`",
                "1e400       | `text 1e400`",
                "100m        | `text 100m`",
                "2147483648  | 2147483648",
                "12345678901234567890 | 12345678901234567890",
                "!!str 12    | `text 12`",
                "!!int \"12\" | 12",
                "!!binary aGVsbG8= | `text hello`",
                "!mine 12    | `text 12`",
                "!!string No | `text No`"
            })
    void case_24_values_are_of_the_types_that_Helm_sees(String written, String seen) {
        Object value = ((Map<?, ?>) Objects.requireNonNull(data("a: " + written + "\n"))).get("a");

        assertThat(value instanceof String text ? "text " + text : String.valueOf(value))
                .isEqualTo(seen);
    }

    @Test
    void case_24_what_is_merged_counts_from_where_the_merge_stands() {
        String text = """
                first: &f {a: 1, b: 1}
                second: &s {a: 2, c: 2}
                above: {a: 0, <<: *f}
                below: {<<: *f, a: 0}
                several: {<<: [*f, *s]}
                1: one
                true: yes
                """;

        assertThat(data(text))
                .hasToString("{first={a=1, b=1}, second={a=2, c=2}, above={a=1, b=1}, below={a=0, b=1},"
                        + " several={a=1, c=2, b=1}, 1=one, true=true}");
    }

    @Test
    void case_24_thousands_of_aliases_are_read() {
        String text = "defaults: &d {cpu: 5m}\nworkers:\n" + "  - resources: *d\n".repeat(5_000);

        assertThat(HelmYaml.documents(text)).hasSize(1);
    }

    @Test
    void documents_moreAliasesThanTheLimit_saysTheLimit() {
        String text = "defaults: &d {cpu: 5m}\nworkers:\n" + "  - *d\n".repeat(HelmYaml.MAX_ALIASES + 1);

        assertThatThrownBy(() -> HelmYaml.documents(text))
                .isInstanceOf(HelmYaml.TooLargeException.class)
                .hasMessageContaining("more than 100000 times");
    }

    @Test
    void documents_aliasesThatStandForGigabytes_saysTheLimit() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        IntStream.range(1, 12)
                .forEach(level -> text.append(
                        "a%1$d: &a%1$d [*a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d]\n".formatted(level, level - 1)));

        assertThatThrownBy(() -> HelmYaml.documents(text.toString()))
                .isInstanceOf(HelmYaml.TooLargeException.class)
                .hasMessageContaining("more than 1000000 values");
    }

    @Test
    void documents_thatContainThemselves_cannotBeRead() {
        assertThatThrownBy(() -> HelmYaml.documents("a: &a [*a]\n"))
                .isInstanceOf(YAMLException.class)
                .hasMessageContaining("contains itself");
    }

    private static @Nullable Object data(String text) {
        return HelmYaml.data(HelmYaml.documents(text).getFirst());
    }
}
