package io.fairway.release.preflight;

/**
 * Something that a release needs is missing: a right, room in a quota, a namespace, its chart. That is not its content's fault.
 * What was to be done is tried again, up to a limit; the message says what is missing, and is never a secret.
 */
public final class PrerequisiteMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PrerequisiteMissingException(String message) {
        super(message);
    }

    public PrerequisiteMissingException(String message, Throwable cause) {
        super(message, cause);
    }
}
