package io.fairway.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortTextTest {

    private static final String ROCKET = "\ud83d\ude80";

    @ParameterizedTest
    @CsvSource({"abc, 3, abc", "abcd, 3, abc", "'', 3, ''", "abc, 0, ''"})
    void text_isCutAtItsLength(String text, int max, String expected) {
        assertThat(ShortText.of(text, max)).isEqualTo(expected);
    }

    @Test
    void case_19_emojiAtTheCut_isLeftOutWhole() {
        String text = "x".repeat(199) + ROCKET;

        assertThat(ShortText.of(text, 200)).isEqualTo("x".repeat(199));
        assertThat(ShortText.of(text, 201)).isEqualTo(text);
        assertThat(ShortText.of(text, 200, "...")).isEqualTo("x".repeat(199) + "...");
    }

    @Test
    void case_19_noCut_leavesHalfACharacter() {
        String text = "a" + ROCKET + "b" + ROCKET + ROCKET;

        assertThat(IntStream.rangeClosed(0, text.length()).mapToObj(max -> ShortText.of(text, max)))
                .allMatch(cut -> StandardCharsets.UTF_8.newEncoder().canEncode(cut));
    }

    @ParameterizedTest
    @CsvSource({
        "a\ud83d, a\ufffd",
        "\ude80b, \ufffdb",
        "\ude80\ud83d, \ufffd\ufffd",
        "a\ud83d\ude80\ud83d, a\ud83d\ude80\ufffd"
    })
    void case_19_halfThatCameAlone_isReplaced(String text, String expected) {
        assertThat(ShortText.of(text, 10)).isEqualTo(expected);
    }
}
