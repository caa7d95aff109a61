package io.fairway.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A release was decided. Sent by release-service.
 *
 * @param releaseId the release
 * @param target application and environment
 * @param kind why there is a release at all
 * @param chart what shall be live; null when the rollback takes away the first release, so that nothing is live
 * @param image the pinned image; null as above
 * @param source the commit that the content was made from; null as above
 * @param rollsBack the failed release that this one undoes; only for rollbacks
 * @param reason why this was decided, one sentence
 * @param components what shall be live consists of; null if nothing shall be live, and in events of before, whose one component
 *     is {@code image}
 */
public record ReleaseRequested(
        UUID releaseId,
        Target target,
        Kind kind,
        @Nullable ChartRef chart,
        @Nullable ImageRef image,
        @Nullable Source source,
        @Nullable UUID rollsBack,
        String reason,
        @Nullable List<Component> components)
        implements FairwayEvent {

    /** A release of one component, which has the application's name, or of nothing. */
    public ReleaseRequested(
            UUID releaseId,
            Target target,
            Kind kind,
            @Nullable ChartRef chart,
            @Nullable ImageRef image,
            @Nullable Source source,
            @Nullable UUID rollsBack,
            String reason) {
        this(
                releaseId,
                target,
                kind,
                chart,
                image,
                source,
                rollsBack,
                reason,
                image == null || source == null ? null : List.of(new Component(target.application(), image, source)));
    }

    /** Why there is a release. */
    public enum Kind {
        /** A change arrived. */
        CHANGE,
        /** Somebody asked for it over REST. */
        MANUAL,
        /** A bad release is undone. */
        ROLLBACK
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
