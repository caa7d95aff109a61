package io.fairway.eventlog;

/** A record can never be processed. A handler throws it to send the record to the dead letters at once. */
public final class PoisonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PoisonException(String message) {
        super(message);
    }

    public PoisonException(String message, Throwable cause) {
        super(message, cause);
    }
}
