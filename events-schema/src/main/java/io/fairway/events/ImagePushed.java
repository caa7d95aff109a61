package io.fairway.events;

import java.util.List;

/**
 * An image was built from the commit and pushed. Sent by build-service.
 *
 * @param source the commit
 * @param application name from {@code fairway.yaml}
 * @param image the new image
 * @param log URL of the build log
 * @param spent tool time of this step
 */
public record ImagePushed(Source source, String application, ImageRef image, String log, List<TimeSpent> spent)
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
