package io.fairway.chart;

import java.util.Set;

/** The versions that charts of one application have. None comes twice, whatever the charts are called. */
public interface Versions {

    /** Those that others have or are about to have. */
    Set<String> taken();

    /**
     * Takes one, before anything is published under it.
     *
     * @throws UnavailableException if another chart took it in between
     * @throws InterruptedException if the claim of this chart is lost
     */
    void take(String version) throws UnavailableException, InterruptedException;
}
