package io.fairway.chart;

/** Makes charts out of commits. */
public interface ChartPackager {

    /**
     * Fetches the commit, pins the image, checks the chart and packages it.
     *
     * @param versions gives the chart its version
     * @param time takes the time spent on git and Helm
     * @throws RejectedException if the author of the chart has to fix something; files are named from the repository's root
     * @throws UnavailableException if trying again may help
     * @throws InterruptedException if this thread was interrupted; no tool runs any more then
     */
    PackagedChart make(ChartRequest request, Versions versions, ToolTime time)
            throws RejectedException, UnavailableException, InterruptedException;
}
