package io.fairway.events;

import java.util.List;

/**
 * What a check measured while a release was verified, to be plotted. At most {@value #MAX_POINTS} points, and at most
 * {@value #MAX_SERIES} series with one verdict.
 *
 * @param name what was measured, for example {@code ready pods Deployment/cart} or {@code GET /health}
 * @param unit of the values: {@code pods} or {@code ms}
 * @param points in the order of time
 */
public record Measurement(String name, String unit, List<Point> points) {

    public static final int MAX_SERIES = 20;
    public static final int MAX_POINTS = 120;

    /**
     * One value.
     *
     * @param millis since the event {@link ReleaseDeployed}
     * @param value in the unit of the measurement
     */
    public record Point(long millis, double value) {}
}
