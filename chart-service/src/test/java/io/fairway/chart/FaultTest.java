package io.fairway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

    @ParameterizedTest
    @CsvSource({
        "abc, abc",
        "abcd, abcd",
        "abcde, abcd...",
        "abc😀, abc...",
        "abc😀d, abc...",
        "ab😀, ab😀",
        "ab😀d, ab😀...",
        "a😀😀, a😀...",
    })
    void case_19_an_emoji_at_the_cut_is_whole_or_not_there(String text, String expected) {
        assertThat(Fault.cut(text, 4)).isEqualTo(expected);
    }
}
