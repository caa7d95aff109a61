package io.fairway.podoutput;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutputTextTest {

    static Stream<Arguments> text_isMadePlain() {
        return Stream.of(
                Arguments.of("colours", "\u001B[1;31merror\u001B[0m: no", "error: no"),
                Arguments.of("a colour within a word that hides a secret", "pass\u001B[0mword=hunter2", "password=***"),
                Arguments.of("the title of a window", "\u001B]0;title\u0007shown", "shown"),
                Arguments.of("a link", "\u001B]8;;http://x\u001B\\text\u001B]8;;\u001B\\", "text"),
                Arguments.of("a progress bar", "10%\r50%\r100%", "100%"),
                Arguments.of("ends of lines of Windows", "one\r\ntwo", "one\ntwo"),
                Arguments.of("a tab", "a\tb", "a    b"),
                Arguments.of("control characters", "a\u0000b\u0008c\u001B", "abc"),
                Arguments.of("what turns the direction of writing", "a" + (char) 0x202E + "b", "ab"),
                Arguments.of("an emoji", "done \uD83D\uDE80", "done \uD83D\uDE80"),
                Arguments.of("half an emoji", "done \uD83D!", "done !"),
                Arguments.of("empty lines at the ends", "\n\none\n\ntwo\n\n", "one\n\ntwo"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void text_isMadePlain(String name, String written, String shown) {
        assertThat(String.join("\n", OutputText.lines(written, 50, 4096).lines()))
                .isEqualTo(shown);
    }

    @Test
    void lastLines_areKept() {
        String written = IntStream.rangeClosed(1, 80).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));

        OutputText.Lines lines = OutputText.lines(written, 50, 4096);

        assertThat(lines.lines()).hasSize(50).startsWith("line 31").endsWith("line 80");
        assertThat(lines.cut()).isTrue();
        assertThat(OutputText.lines("one\ntwo\n", 50, 4096).cut()).isFalse();
    }

    @Test
    void bytes_areLimited() {
        OutputText.Lines lines = OutputText.lines("ä".repeat(100) + "\n" + "ä".repeat(100) + "\nend", 50, 210);

        assertThat(lines.lines()).containsExactly("ä".repeat(100), "end");
        assertThat(lines.cut()).isTrue();
    }

    @Test
    void longLine_isShortened_neverWithinACharacter() {
        OutputText.Lines lines = OutputText.lines("x".repeat(499) + "\uD83D\uDE80" + "y".repeat(100), 50, 4096);

        assertThat(lines.lines()).containsExactly("x".repeat(499) + "...");
        assertThat(lines.cut()).isTrue();
    }

    @Test
    void enormousLine_isNotShownFromTheMiddleOfAWord() {
        String written = "password=" + "s".repeat(200_000) + " end";

        assertThat(OutputText.lines(written, 50, 4096).lines()).isEqualTo(List.of("end"));
    }

    @Test
    void sentence_isOneLine() {
        assertThat(OutputText.sentence("failed:\n token=hunter2\u001B[0m")).isEqualTo("failed: token=***");
        assertThat(OutputText.sentence("x ".repeat(400))).hasSizeLessThanOrEqualTo(303);
    }
}
