package io.fairway.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chart of this commit cannot be published; the change ends here. Sent by chart-service.
 *
 * @param source the commit
 * @param application name from {@code fairway.yaml}
 * @param message what is wrong and how to mend it
 * @param file path within the repository, if the fault is in one file
 * @param line 1-based, if known
 * @param spent tool time of this step
 */
public record ChartRejected(
        Source source,
        String application,
        String message,
        @Nullable String file,
        @Nullable Integer line,
        List<TimeSpent> spent)
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
