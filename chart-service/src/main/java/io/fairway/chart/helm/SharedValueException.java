package io.fairway.chart.helm;

import io.fairway.chart.Fault;

/** A value of a YAML file cannot be set in place, because other values are made from it or it from them. */
final class SharedValueException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    SharedValueException(Fault fault) {
        super(fault.message());
        this.fault = fault;
    }

    /** What to tell an author whose file has to have the value in place. */
    Fault fault() {
        return fault;
    }
}
