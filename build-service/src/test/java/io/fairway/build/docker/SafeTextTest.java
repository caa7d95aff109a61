package io.fairway.build.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORD=hunter2",
                "export API_KEY=x",
                "Authorization: Basic abc",
                "fetching https://ada:pw@host/x",
                "ghp_0123456789",
                "AKIAIOSFODNN7EXAMPLE",
                "-----BEGIN PRIVATE KEY-----",
                "hash 0123456789012345678901234567890123456789012345",
                "\u001b[31m",
                " "
            })
    void textLikeASecret_isNotShown(String text) {
        assertThat(SafeText.of(text)).isNull();
    }

    @Test
    void ordinaryText_isShownOnOneLine() {
        assertThat(SafeText.of("\u001b[31mFAIL:\u001b[0m expected\t1\r\nwas 2 "))
                .isEqualTo("FAIL: expected 1 was 2");
        assertThat(SafeText.of("x y".repeat(200))).hasSize(203);
    }
}
