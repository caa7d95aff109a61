package io.fairway.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {

    private static final List<String> KNOWN = List.of("image", "chart", "checks", "environments");

    @ParameterizedTest
    @CsvSource({
        "imgae, image",
        "IMAGE, image",
        "chat, chart",
        "check, checks",
        "enviroment, environments",
        "enivronmnets, environments",
        "replicas, ",
        "x, "
    })
    void word_isNearestTo(String word, String expected) {
        assertThat(NearestWord.to(word, KNOWN)).isEqualTo(Optional.ofNullable(expected));
    }
}
