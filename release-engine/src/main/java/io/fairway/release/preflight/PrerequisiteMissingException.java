package io.fairway.release.preflight;

import io.fairway.release.TransientFaultException;

/**
 * Something that a release needs is missing: a right, room in a quota, a namespace, its chart. That is not its content's fault.
 * What was to be done is tried again, but not for ever; the message says what is missing.
 */
public final class PrerequisiteMissingException extends TransientFaultException {

    private static final long serialVersionUID = 1L;

    public PrerequisiteMissingException(String message) {
        super(message);
    }

    public PrerequisiteMissingException(String message, Throwable cause) {
        super(message, cause);
    }
}
