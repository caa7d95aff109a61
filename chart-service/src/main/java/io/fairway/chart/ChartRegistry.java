package io.fairway.chart;

/** The OCI registry that charts are pushed to. */
public interface ChartRegistry {

    /** {@code oci://} reference of an application's charts of this name, without version. */
    String reference(String application, String chartName);

    /**
     * Pushes a chart. Pushing the same one again changes nothing.
     *
     * @param application whose chart it is
     * @param time takes the time spent on Helm
     * @throws UnavailableException if the registry did not take it
     * @throws InterruptedException if this thread was interrupted; nothing is pushed any more then
     */
    void push(String application, PackagedChart chart, ToolTime time) throws UnavailableException, InterruptedException;
}
