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
 * @param components what the chart consists of; null in events of before, whose one component is {@code image}
 * @param remarks what only the cluster can check, and what else its author should know, in sentences; null if there is nothing
 */
public record ChartPublished(
        Source source,
        String application,
        ChartRef chart,
        ImageRef image,
        List<String> environments,
        List<TimeSpent> spent,
        @Nullable List<RequiredApproval> approvals,
        @Nullable List<Component> components,
        @Nullable List<String> remarks)
        implements FairwayEvent {

    /** The chart of an application of one component, which has the application's name. */
    public ChartPublished(
            Source source,
            String application,
            ChartRef chart,
            ImageRef image,
            List<String> environments,
            List<TimeSpent> spent,
            @Nullable List<RequiredApproval> approvals) {
        this(
                source,
                application,
                chart,
                image,
                environments,
                spent,
                approvals,
                List.of(new Component(application, image, source)),
                null);
    }

    /** The same with remarks. */
    public ChartPublished with(List<String> said) {
        return new ChartPublished(
                source,
                application,
                chart,
                image,
                environments,
                spent,
                approvals,
                components,
                said.isEmpty() ? null : List.copyOf(said));
    }

    /** What the chart consists of, also if this is an event of before. */
    public List<Component> allComponents() {
        return components == null ? List.of(new Component(application, image, source)) : components;
    }

    @Override
    public Topic topic() {
        return Topic.CHARTS;
    }

    @Override
    public String key() {
        return application;
    }
}
