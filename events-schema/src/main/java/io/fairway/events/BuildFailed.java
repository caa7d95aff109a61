package io.fairway.events;

import java.util.List;

/**
 * The change ends here: there will be no image. Sent by build-service.
 *
 * @param source the commit
 * @param reason what kind of failure
 * @param message one sentence that says what, where (file, line, column) and how to mend it
 * @param log URL of the build log
 * @param spent tool time of this step
 */
public record BuildFailed(Source source, Reason reason, String message, String log, List<TimeSpent> spent)
        implements FairwayEvent {

    /** Why there is no image. */
    public enum Reason {
        /** The commit could not be fetched. */
        CHECKOUT_FAILED,
        /** {@code fairway.yaml} is missing or wrong. */
        INVALID_CONFIGURATION,
        /** A step of the Dockerfile failed, a test stage among them. */
        STEP_FAILED,
        /** The registry did not take the image. */
        PUSH_FAILED,
        /** The build took longer, or was larger, than allowed. */
        LIMIT_EXCEEDED,
        /** A newer push of the same branch contains this commit already. */
        SUPERSEDED
    }

    @Override
    public Topic topic() {
        return Topic.BUILDS;
    }

    @Override
    public String key() {
        return source.repository();
    }
}
