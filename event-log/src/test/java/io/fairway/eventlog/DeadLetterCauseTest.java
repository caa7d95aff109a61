package io.fairway.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeadLetterCauseTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("poison", new PoisonException("no"), "poison"),
                Arguments.of("poison, wrapped", new IllegalStateException(new PoisonException("no")), "poison"),
                Arguments.of(
                        "poison, wrapped as an argument",
                        new IllegalArgumentException(new PoisonException("no")),
                        "poison"),
                Arguments.of("argument does not fit", new IllegalArgumentException("no"), "refused-by-handler"),
                Arguments.of("fault in the handler", new NullPointerException(), "attempts-exhausted"),
                Arguments.of("data violates a constraint", new SQLException("no", "23505"), "attempts-exhausted"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void cause(String name, Throwable failure, String tag) {
        assertThat(DeadLetterCause.ofHandler(failure).tag()).isEqualTo(tag);
    }

    /** Dashboards and alerts rest on them. */
    @Test
    void tags_areAClosedSet() {
        assertThat(Arrays.stream(DeadLetterCause.values()).map(DeadLetterCause::tag))
                .containsExactly("malformed", "poison", "refused-by-handler", "attempts-exhausted");
    }
}
