package io.fairway.eventlog;

import static io.fairway.eventlog.FailureAction.DEAD_LETTER;
import static io.fairway.eventlog.FailureAction.RETRY_LIMITED;
import static io.fairway.eventlog.FailureAction.RETRY_UNTIL_AVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureActionTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("handler says poison", new PoisonException("no"), DEAD_LETTER),
                Arguments.of("argument does not fit", new IllegalArgumentException("no"), DEAD_LETTER),
                Arguments.of("poison, wrapped", new IllegalStateException(new PoisonException("no")), DEAD_LETTER),
                Arguments.of("fault in the handler", new NullPointerException(), RETRY_LIMITED),
                Arguments.of("unique key violated", sql("23505"), RETRY_LIMITED),
                Arguments.of("text too long for its column", sql("22001"), RETRY_LIMITED),
                Arguments.of("connection lost", sql("08006"), RETRY_UNTIL_AVAILABLE),
                Arguments.of("server shuts down", sql("57P01"), RETRY_UNTIL_AVAILABLE),
                Arguments.of("too many connections", sql("53300"), RETRY_UNTIL_AVAILABLE),
                Arguments.of("deadlock", sql("40P01"), RETRY_UNTIL_AVAILABLE),
                Arguments.of("table is missing", sql("42P01"), RETRY_UNTIL_AVAILABLE),
                Arguments.of("pool is exhausted", sql(null), RETRY_UNTIL_AVAILABLE),
                Arguments.of(
                        "connection lost, in the words of a framework",
                        new IllegalArgumentException(new IllegalStateException(sql("08001"))),
                        RETRY_UNTIL_AVAILABLE),
                Arguments.of("commit failed", new RollbackException("no"), RETRY_UNTIL_AVAILABLE),
                Arguments.of("transaction manager failed", new SystemException("no"), RETRY_UNTIL_AVAILABLE),
                Arguments.of(
                        "commit failed because of the data",
                        new RollbackException("no").initCause(sql("23503")),
                        RETRY_LIMITED));
    }

    private static SQLException sql(String state) {
        return new SQLException("no", state);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void action(String name, Throwable failure, FailureAction action) {
        assertThat(FailureAction.of(failure)).isEqualTo(action);
    }

    @Test
    void causesInACircle_end() {
        RuntimeException one = new IllegalStateException("one");
        RuntimeException two = new IllegalStateException("two", one);
        one.initCause(two);

        assertThat(FailureAction.of(one)).isEqualTo(RETRY_LIMITED);
    }
}
