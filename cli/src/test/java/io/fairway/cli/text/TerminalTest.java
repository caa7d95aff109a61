package io.fairway.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TerminalTest {

    @ParameterizedTest
    @MethodSource
    void surroundings_give(boolean interactive, Map<String, String> environment, Terminal expected) {
        assertThat(Terminal.of(interactive, environment::get)).isEqualTo(expected);
    }

    static Stream<Arguments> surroundings_give() {
        return Stream.of(
                when("a pipe", false, Map.of("COLUMNS", "80", "LANG", "C.UTF-8"), new Terminal(false, 0, false, true)),
                when(
                        "a person",
                        true,
                        Map.of("COLUMNS", "80", "LANG", "de_AT.utf8"),
                        new Terminal(true, 80, true, true)),
                when("no width", true, Map.of(), new Terminal(true, 100, true, false)),
                when("a very narrow one", true, Map.of("COLUMNS", "7"), new Terminal(true, 40, true, false)),
                when("NO_COLOR", true, Map.of("NO_COLOR", "1"), new Terminal(true, 100, false, false)),
                when(
                        "an empty NO_COLOR, which means nothing",
                        true,
                        Map.of("NO_COLOR", ""),
                        new Terminal(true, 100, true, false)),
                when("a dumb one", true, Map.of("TERM", "dumb"), new Terminal(true, 100, false, false)),
                when(
                        "LC_ALL over LANG",
                        true,
                        Map.of("LC_ALL", "C", "LANG", "C.UTF-8"),
                        new Terminal(true, 100, true, false)));
    }

    private static Arguments when(
            String name, boolean interactive, Map<String, String> environment, Terminal expected) {
        return Arguments.of(interactive, Named.of(name, environment), expected);
    }
}
