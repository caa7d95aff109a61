package io.fairway.release;

/** Something outside is away for the moment. What was to be done is tried again; its message is never a secret. */
public class TransientFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TransientFaultException(String message, Throwable cause) {
        super(message, cause);
    }

    public TransientFaultException(String message) {
        super(message);
    }
}
