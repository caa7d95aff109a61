package io.fairway.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationTest {

    @ParameterizedTest
    @CsvSource({
        "https://git.example/shop.git,   https://git.example/shop",
        "https://GIT.example/shop,       https://git.example/shop",
        "HTTPS://git.example/shop.git/,  https://git.example/shop",
        "https://git.example/Shop,       https://git.example/Shop",
        "http://git.example:8080/a/b,    http://git.example:8080/a/b",
        "not a URL,                      not a URL"
    })
    void canonical_isOneSpelling(String url, String canonical) {
        assertThat(Registration.canonical(url)).isEqualTo(canonical);
    }
}
