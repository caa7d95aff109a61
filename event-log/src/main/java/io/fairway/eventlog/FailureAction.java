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
enum FailureAction {
    /** Nothing will ever make this record good. */
    DEAD_LETTER,
    /** The database is away or overloaded: no record would fare better, so this one waits, and those behind it. */
    RETRY_UNTIL_AVAILABLE,
    /** A race, or a fault in the handler: worth a few more attempts. */
    RETRY_LIMITED;

    private static final int MAX_CAUSES = 30;
    private static final List<Class<? extends Exception>> OF_THE_TRANSACTION = List.of(
            RollbackException.class,
            SystemException.class,
            HeuristicMixedException.class,
            HeuristicRollbackException.class);

    static FailureAction of(Throwable failure) {
        List<Throwable> causes = causesOf(failure);
        for (Throwable cause : causes) {
            if (cause instanceof SQLException sql) {
                return isAboutTheData(sql.getSQLState()) ? RETRY_LIMITED : RETRY_UNTIL_AVAILABLE;
            }
        }
        for (Throwable cause : causes) {
            if (cause instanceof PoisonException || cause instanceof IllegalArgumentException) {
                return DEAD_LETTER;
            }
        }
        for (Throwable cause : causes) {
            if (OF_THE_TRANSACTION.stream().anyMatch(type -> type.isInstance(cause))) {
                return RETRY_UNTIL_AVAILABLE;
            }
        }
        return RETRY_LIMITED;
    }

    /** The failure and its causes, outermost first; causes that run in a circle are cut off. */
    static List<Throwable> causesOf(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, FailureAction::causeOf)
                .limit(MAX_CAUSES)
                .takeWhile(cause -> cause != null)
                .map(cause -> (Throwable) cause)
                .toList();
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
