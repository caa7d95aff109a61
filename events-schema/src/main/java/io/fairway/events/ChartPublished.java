package io.fairway.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chart of exactly this commit, with the image pinned by digest, is in the chart repositories. Sent by chart-service.
 *
 * @param source the commit
 * @param application name from {@code fairway.yaml}
 * @param chart the published chart
 * @param image the image that it pins
 * @param environments the environments that {@code fairway.yaml} names, in the order in which they are released
 * @param spent tool time of this step
 * @param approvals the environments that wait for people first, as {@code fairway.yaml} says; null if it says nothing
 */
public record ChartPublished(
        Source source,
        String application,
        ChartRef chart,
        ImageRef image,
        List<String> environments,
        List<TimeSpent> spent,
        @Nullable List<RequiredApproval> approvals)
        implements FairwayEvent {

    @Override
    public Topic topic() {
        return Topic.CHARTS;
    }

    @Override
    public String key() {
        return application;
    }
}
