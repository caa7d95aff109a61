package io.fairway.release.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ToolTimeTest {

    static List<Arguments> spans() {
        return List.of(
                Arguments.of("nothing", List.of(), 0),
                Arguments.of("one after the other", List.of(span(0, 2), span(3, 5)), 4),
                Arguments.of("side by side", List.of(span(0, 4), span(1, 3)), 4),
                Arguments.of("overlapping, and not in order", List.of(span(2, 6), span(0, 4)), 6),
                Arguments.of("nothing was spent", List.of(span(3, 3)), 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spans")
    void covered_countsEachMomentOnce(String name, List<ToolTime.Span> spans, int seconds) {
        assertThat(ToolTime.covered(spans)).isEqualTo(Duration.ofSeconds(seconds));
    }

    private static ToolTime.Span span(long from, long to) {
        return new ToolTime.Span(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
    }
}
