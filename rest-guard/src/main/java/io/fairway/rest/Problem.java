package io.fairway.rest;

import org.jspecify.annotations.Nullable;

/**
 * A mistake of the caller, or a state in which the request cannot be done: answered as {@code application/problem+json}
 * (RFC 9457), never logged with a stack trace.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;

    /**
     * @param status HTTP status, 400 to 599
     * @param title the kind of problem in a few words, the same for every occurrence
     * @param detail what is wrong this time and how to fix it; never a secret
     */
    public Problem(int status, String title, String detail) {
        super(detail, null, false, false);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("not the status of a problem: " + status);
        }
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String detail() {
        @Nullable String message = getMessage();
        return message == null ? title : message;
    }
}
