package io.fairway.chart.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
        assertThat(HelmYaml.data(text)).hasToString(expected);
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
}
