package io.fairway.chart.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.semver4j.Semver;

class ChartVersionTest {

    @ParameterizedTest
    @CsvSource({
        "1.4.2,           17, 1.4.19",
        "0.1.0,            1, 0.1.1",
        "0.0.0,            0, 0.0.0",
        "1.0.0+vendor,     5, 1.0.5",
        "2.0.0-rc.1,       5, 2.0.5-rc.1",
        "2.0.0-rc.1+build, 5, 2.0.5-rc.1",
    })
    void case_02_version_is_legal_in_a_label(String base, long sequence, String expected) {
        assertThat(ChartVersion.of(base, sequence, Set.of()))
                .hasValueSatisfying(version -> assertThat(version)
                        .isEqualTo(expected)
                        .matches("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "v1.2.3",
                "1.2.3.4",
                "latest",
                "01.2.3",
                "1.2.-3",
                "1.2.3-a-",
                "1.2.3-a123456789b123456789c123456789d123456789e123456789f123456789"
            })
    void of_otherText_isEmpty(String base) {
        assertThat(ChartVersion.of(base, 1, Set.of())).isEmpty();
    }

    @ParameterizedTest(name = "{0} at push {1} beside {2}")
    @CsvSource({
        // the version in Chart.yaml was lowered, or another repository counts from the beginning
        "1.0.0,      3, '1.0.3',                      1.0.4",
        "1.0.0,      3, '1.0.3 1.0.4 1.0.9',          1.0.10",
        "1.0.0,      3, '1.0.3+g0a1b2c3',             1.0.4",
        "2.0.0-rc.1, 3, '2.0.3-rc.1 2.0.8 2.0.9-rc.2', 2.0.4-rc.1",
        // nobody is in the way
        "1.0.0,      3, '1.0.2 1.0.4',                1.0.3",
        "1.0.0,      3, '1.1.3 2.0.3 1.0.3-rc.1',     1.0.3",
        "1.4.2,     18, '1.4.19+g0a1b2c3',            1.4.20",
    })
    void of_takenVersions_isNoneOfThem(String base, long sequence, String taken, String expected) {
        assertThat(ChartVersion.of(base, sequence, Set.of(taken.split(" ")))).contains(expected);
    }

    @Test
    void of_laterPush_isGreater_alsoThanOneOfBefore() {
        Semver later = new Semver(ChartVersion.of("1.0.9", 10, Set.of()).orElseThrow());

        assertThat(later)
                .isGreaterThan(new Semver(ChartVersion.of("1.0.9", 9, Set.of()).orElseThrow()))
                .isGreaterThan(new Semver("1.0.18+gfffffff"));
    }

    @ParameterizedTest
    @CsvSource({
        "main-0a1b2c3, main-0a1b2c3",
        "feature_x.y-0a1b2c3, feature_x.y-0a1b2c3",
        "_private-0123456789-0a1b2c3, private-0123456789-0a1b2c3",
        "__-0a1b2c3, 0a1b2c3",
        "a-very-long-name-of-a-branch-that-says-everything-about-it-and-more-0123456789-0a1b2c3,"
                + " ranch-that-says-everything-about-it-and-more-0123456789-0a1b2c3",
    })
    void case_02_version_of_the_application_is_legal_in_a_label(String tag, String expected) {
        String version = ChartVersion.application(tag);

        assertThat(version).hasSizeLessThanOrEqualTo(63).isEqualTo(expected);
    }
}
