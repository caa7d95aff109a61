package io.fairway.release.deploy;

/** The chart cannot be released, now or later; the message says why in one sentence. */
public final class UnusableChartException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnusableChartException(String message) {
        super(message);
    }
}
