package io.fairway.eventlog;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to do with a record whose handler failed. */
enum Remedy {
    /** Nothing will ever make this record good. */
    DEAD_LETTER,
    /** The database is away or overloaded: no record would fare better, so this one waits, and those behind it. */
    RETRY_UNTIL_MENDED,
    /** A race, or a fault in the handler: a few more attempts will tell. */
    RETRY_A_FEW_TIMES;

    private static final int DEEPEST_CAUSE = 30;
    private static final List<Class<? extends Exception>> OF_THE_TRANSACTION = List.of(
            RollbackException.class,
            SystemException.class,
            HeuristicMixedException.class,
            HeuristicRollbackException.class);

    static Remedy of(Throwable failure) {
        List<Throwable> causes = Stream.<@Nullable Throwable>iterate(failure, Remedy::causeOf)
                .limit(DEEPEST_CAUSE)
                .takeWhile(cause -> cause != null)
                .map(cause -> (Throwable) cause)
                .toList();
        for (Throwable cause : causes) {
            if (cause instanceof SQLException sql) {
                return isAboutTheData(sql.getSQLState()) ? RETRY_A_FEW_TIMES : RETRY_UNTIL_MENDED;
            }
        }
        for (Throwable cause : causes) {
            if (cause instanceof PoisonException || cause instanceof IllegalArgumentException) {
                return DEAD_LETTER;
            }
        }
        for (Throwable cause : causes) {
            if (OF_THE_TRANSACTION.stream().anyMatch(type -> type.isInstance(cause))) {
                return RETRY_UNTIL_MENDED;
            }
        }
        return RETRY_A_FEW_TIMES;
    }

    private static @Nullable Throwable causeOf(@Nullable Throwable failure) {
        return failure == null ? null : failure.getCause();
    }

    /**
     * Data exceptions (class 22 of the SQL standard) and violated constraints (class 23). Everything else, a missing table
     * among it, would hit every record alike.
     */
    private static boolean isAboutTheData(@Nullable String sqlState) {
        return sqlState != null && (sqlState.startsWith("22") || sqlState.startsWith("23"));
    }
}
