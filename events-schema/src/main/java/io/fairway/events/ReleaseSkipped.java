package io.fairway.events;

import java.util.UUID;

/**
 * A release ended before it began: nothing was installed. Sent by release-service.
 *
 * @param releaseId the release
 * @param target application and environment
 * @param source the commit that the content was made from
 * @param reason what kind of end
 * @param message one sentence
 */
public record ReleaseSkipped(UUID releaseId, Target target, Source source, Reason reason, String message)
        implements FairwayEvent {

    /** Why it never began. */
    public enum Reason {
        /** A newer change came first. */
        SUPERSEDED,
        /** Its content failed before. */
        QUARANTINED,
        /** It may not be released there, for example because the environment is not registered. */
        REFUSED,
        /** Somebody cancelled it. */
        CANCELLED,
        /** Somebody who was asked for approval said no. */
        REJECTED,
        /** Nobody approved it in time. */
        EXPIRED,
        /** The same content was live already, so that there was nothing to do. */
        UNCHANGED
    }

    @Override
    public Topic topic() {
        return Topic.RELEASES;
    }

    @Override
    public String key() {
        return target.key();
    }
}
