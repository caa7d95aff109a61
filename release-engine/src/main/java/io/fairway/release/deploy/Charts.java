package io.fairway.release.deploy;

import io.fairway.events.ChartRef;
import io.fairway.release.TransientFaultException;

/** Packaged charts. */
public interface Charts {

    /**
     * The chart exactly as it was published: its digest is checked.
     *
     * @throws TransientFaultException if the chart repository is away
     * @throws UnusableChartException if what it gives is not that chart, or not a chart that may be installed
     */
    PackagedChart fetch(ChartRef chart) throws UnusableChartException;
}
