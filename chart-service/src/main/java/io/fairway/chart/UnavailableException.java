package io.fairway.chart;

/** Something outside did not answer as it should. Trying again may help. The reason holds no secret. */
public final class UnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnavailableException(String reason) {
        super(reason);
        this.reason = reason;
    }

    public UnavailableException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
