package io.fairway.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A release waits for people. Sent by release-service.
 *
 * @param releaseId the release
 * @param target application and environment
 * @param source the commit that the content was made from
 * @param chart what would be live
 * @param image the pinned image
 * @param by who may decide: names of people, or {@code group:NAME}; empty means anybody who is signed in
 * @param count how many different people have to approve
 * @param expiresAt until when it waits
 * @param reason why it waits, one sentence
 */
public record ApprovalRequested(
        UUID releaseId,
        Target target,
        Source source,
        ChartRef chart,
        ImageRef image,
        List<String> by,
        int count,
        Instant expiresAt,
        String reason)
        implements FairwayEvent {

    @Override
    public Topic topic() {
        return Topic.RELEASES;
    }

    @Override
    public String key() {
        return target.key();
    }
}
