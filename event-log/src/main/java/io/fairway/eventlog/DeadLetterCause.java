package io.fairway.eventlog;

import java.util.Locale;

/** Why a record became a dead letter, as the metric {@code fairway.dead.letters} says it. The headers have it in words. */
enum DeadLetterCause {
    /** The decoder does not understand it. */
    MALFORMED,
    /** The handler understood it, and knows that nobody can ever process it: {@link PoisonException}. */
    POISON,
    /** The handler does not take what is in it: {@link IllegalArgumentException}. */
    REFUSED_BY_HANDLER,
    /** The handler failed again and again for a reason that is not known. */
    ATTEMPTS_EXHAUSTED;

    /** @param failure of the handler, after which the record is given up */
    static DeadLetterCause ofHandler(Throwable failure) {
        return switch (FailureAction.of(failure)) {
            case DEAD_LETTER ->
                FailureAction.causesOf(failure).stream().anyMatch(PoisonException.class::isInstance)
                        ? POISON
                        : REFUSED_BY_HANDLER;
            case RETRY_LIMITED, RETRY_UNTIL_AVAILABLE -> ATTEMPTS_EXHAUSTED;
        };
    }

    /** Value of the tag {@code cause}. */
    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
