package io.fairway.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
 * @param components what would be live consists of; null in events of before, whose one component is {@code image}
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
        String reason,
        @Nullable List<Component> components)
        implements FairwayEvent {

    /** A release of one component, which has the application's name. */
    public ApprovalRequested(
            UUID releaseId,
            Target target,
            Source source,
            ChartRef chart,
            ImageRef image,
            List<String> by,
            int count,
            Instant expiresAt,
            String reason) {
        this(
                releaseId,
                target,
                source,
                chart,
                image,
                by,
                count,
                expiresAt,
                reason,
                List.of(new Component(target.application(), image, source)));
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
