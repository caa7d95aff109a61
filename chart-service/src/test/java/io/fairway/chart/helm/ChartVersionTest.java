package io.fairway.chart.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.semver4j.Semver;

class ChartVersionTest {

    @ParameterizedTest
    @CsvSource({
        "1.4.2,        17, 0a1b2c3, 1.4.19+g0a1b2c3",
        "0.1.0,         1, 1234567, 0.1.1+g1234567",
        "0.0.0,         0, 0000000, 0.0.0+g0000000",
        "1.0.0+vendor,  5, abcdef0, 1.0.5+gabcdef0",
        "2.0.0-rc.1,    5, abcdef0, 2.0.5-rc.1+gabcdef0",
    })
    void of_semanticVersion_addsSequenceAndCommit(String base, long sequence, String commit, String expected) {
        assertThat(ChartVersion.of(base, sequence, commit)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.2", "v1.2.3", "1.2.3.4", "latest", "01.2.3", "1.2.-3"})
    void of_otherText_isEmpty(String base) {
        assertThat(ChartVersion.of(base, 1, "abcdef0")).isEmpty();
    }

    @Test
    void of_laterPush_isGreater() {
        Semver earlier = new Semver(ChartVersion.of("1.0.9", 9, "fffffff").orElseThrow());
        Semver later = new Semver(ChartVersion.of("1.0.9", 10, "0000000").orElseThrow());

        assertThat(later).isGreaterThan(earlier);
    }
}
