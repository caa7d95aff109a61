package io.fairway.eventlog;

import static io.fairway.eventlog.Remedy.DEAD_LETTER;
import static io.fairway.eventlog.Remedy.RETRY_A_FEW_TIMES;
import static io.fairway.eventlog.Remedy.RETRY_UNTIL_MENDED;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemedyTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("handler says poison", new PoisonException("no"), DEAD_LETTER),
                Arguments.of("argument does not fit", new IllegalArgumentException("no"), DEAD_LETTER),
                Arguments.of("poison, wrapped", new IllegalStateException(new PoisonException("no")), DEAD_LETTER),
                Arguments.of("fault in the handler", new NullPointerException(), RETRY_A_FEW_TIMES),
                Arguments.of("unique key violated", sql("23505"), RETRY_A_FEW_TIMES),
                Arguments.of("text too long for its column", sql("22001"), RETRY_A_FEW_TIMES),
                Arguments.of("connection lost", sql("08006"), RETRY_UNTIL_MENDED),
                Arguments.of("server shuts down", sql("57P01"), RETRY_UNTIL_MENDED),
                Arguments.of("too many connections", sql("53300"), RETRY_UNTIL_MENDED),
                Arguments.of("deadlock", sql("40P01"), RETRY_UNTIL_MENDED),
                Arguments.of("table is missing", sql("42P01"), RETRY_UNTIL_MENDED),
                Arguments.of("pool is exhausted", sql(null), RETRY_UNTIL_MENDED),
                Arguments.of(
                        "connection lost, in the words of a framework",
                        new IllegalArgumentException(new IllegalStateException(sql("08001"))),
                        RETRY_UNTIL_MENDED),
                Arguments.of("commit failed", new RollbackException("no"), RETRY_UNTIL_MENDED),
                Arguments.of("transaction manager failed", new SystemException("no"), RETRY_UNTIL_MENDED),
                Arguments.of(
                        "commit failed because of the data",
                        new RollbackException("no").initCause(sql("23503")),
                        RETRY_A_FEW_TIMES));
    }

    private static SQLException sql(String state) {
        return new SQLException("no", state);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void remedy(String name, Throwable failure, Remedy remedy) {
        assertThat(Remedy.of(failure)).isEqualTo(remedy);
    }

    @Test
    void causesInACircle_end() {
        RuntimeException one = new IllegalStateException("one");
        RuntimeException two = new IllegalStateException("two", one);
        one.initCause(two);

        assertThat(Remedy.of(one)).isEqualTo(RETRY_A_FEW_TIMES);
    }
}
