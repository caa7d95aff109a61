package io.fairway.eventlog.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConsumerLagTest {

    private static final TopicPartition ZERO = new TopicPartition("builds", 0);
    private static final TopicPartition ONE = new TopicPartition("builds", 1);
    private static final TopicPartition OTHER = new TopicPartition("charts", 0);

    static Stream<Arguments> groups() {
        return Stream.of(
                Arguments.of("empty topic", Map.of(ZERO, 0L), Map.of(ZERO, 0L), Map.of(), 0),
                Arguments.of("nothing committed yet", Map.of(ZERO, 0L), Map.of(ZERO, 7L), Map.of(), 7),
                Arguments.of("nothing committed, the oldest are gone", Map.of(ZERO, 4L), Map.of(ZERO, 7L), Map.of(), 3),
                Arguments.of("behind", Map.of(ZERO, 0L), Map.of(ZERO, 7L), Map.of(ZERO, 5L), 2),
                Arguments.of("at the end", Map.of(ZERO, 0L), Map.of(ZERO, 7L), Map.of(ZERO, 7L), 0),
                Arguments.of(
                        "so far behind that records are gone", Map.of(ZERO, 6L), Map.of(ZERO, 7L), Map.of(ZERO, 2L), 1),
                Arguments.of("the topic was made anew", Map.of(ZERO, 0L), Map.of(ZERO, 3L), Map.of(ZERO, 9L), 0),
                Arguments.of(
                        "partitions are added up, other topics are not",
                        Map.of(ZERO, 0L, ONE, 0L, OTHER, 0L),
                        Map.of(ZERO, 7L, ONE, 5L, OTHER, 100L),
                        Map.of(ZERO, 5L, ONE, 4L),
                        3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("groups")
    void lag(
            String name,
            Map<TopicPartition, Long> beginnings,
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, Long> committed,
            long lag) {
        assertThat(ConsumerLag.position("builds", beginnings, ends, committed).behind())
                .isEqualTo(lag);
    }

    @Test
    void group_that_never_committed_is_not_known() {
        assertThat(ConsumerLag.position("builds", Map.of(ZERO, 2L), Map.of(ZERO, 7L), Map.of()))
                .isEqualTo(new ConsumerLag.Position(5, 2, false));
        assertThat(ConsumerLag.position("builds", Map.of(ZERO, 2L), Map.of(ZERO, 7L), Map.of(ZERO, 3L)))
                .isEqualTo(new ConsumerLag.Position(4, 3, true));
    }
}
