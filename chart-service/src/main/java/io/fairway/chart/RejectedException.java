package io.fairway.chart;

/** The chart of this commit can never be published. Ends as {@code ChartRejected}; trying again would not help. */
public final class RejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public RejectedException(Fault fault) {
        super(fault.message());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
