package io.fairway.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainTextTest {

    static Stream<Arguments> outputs() {
        return Stream.of(
                Arguments.of("plain\ttext\n", "plain\ttext\n"),
                Arguments.of("\u001b[1;31mFAIL\u001b[0m: x\n", "FAIL: x\n"),
                Arguments.of("\u001b[38;5;196mred\u001b[m", "red"),
                Arguments.of("\u009b31mred", "red"),
                Arguments.of("\u001b[?25l\u001b[2K\u001b[1Gdone", "done"),
                Arguments.of("\u001b]0;title\u0007text", "text"),
                Arguments.of("\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\", "link"),
                Arguments.of("\u001b(Btext", "text"),
                Arguments.of("\u001b=text", "text"),
                Arguments.of("\u001b[31\nnext\n", "\nnext\n"),
                Arguments.of("\u001b]0;not ended\nnext", "\nnext"),
                Arguments.of("10%\r20%\r\ndone\r\n", "10%\n20%\ndone\n"),
                Arguments.of("a\u0000b\u0008c\u007fd", "abcd"),
                Arguments.of("a\u202eb\u2066c", "abc"),
                Arguments.of("\ud83d\ude80 ünï", "\ud83d\ude80 ünï"));
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void whatOnlyTerminalsUnderstand_isTakenOut(String output, String expected) {
        assertThat(new PlainText().of(output)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void output_mayBeCutAnywhere(String output, String expected) {
        PlainText plain = new PlainText();

        assertThat(output.chars()
                        .mapToObj(character -> plain.of(String.valueOf((char) character)))
                        .collect(Collectors.joining()))
                .isEqualTo(expected);
    }
}
