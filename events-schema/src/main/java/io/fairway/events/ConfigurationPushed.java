package io.fairway.events;

import java.util.List;

/**
 * The commit touches only chart or configuration: no image was built, the image of the same source tree is used again.
 * Sent by build-service in the place of {@link ImagePushed}.
 *
 * @param source the commit
 * @param application name from {@code fairway.yaml}
 * @param image the image that was built earlier from the same source tree
 * @param spent tool time of this step
 */
public record ConfigurationPushed(Source source, String application, ImageRef image, List<TimeSpent> spent)
        implements FairwayEvent {

    @Override
    public Topic topic() {
        return Topic.BUILDS;
    }

    @Override
    public String key() {
        return source.repository();
    }
}
