package io.fairway.build.web;

import io.fairway.build.Build;
import io.fairway.build.BuildStatus;
import io.fairway.events.BuildFailed;
import io.fairway.events.ImageRef;
import io.fairway.events.Source;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A build as people and other programs see it.
 *
 * @param message why it waits or failed
 * @param log path of its log
 */
public record BuildView(
        UUID buildId,
        UUID changeId,
        BuildStatus status,
        Source source,
        String author,
        String summary,
        @Nullable String application,
        @Nullable ImageRef image,
        BuildFailed.@Nullable Reason reason,
        @Nullable String message,
        int attempts,
        Instant acceptedAt,
        @Nullable Instant endedAt,
        String log) {

    static BuildView of(Build build) {
        return new BuildView(
                build.id(),
                build.changeId(),
                build.status(),
                build.source(),
                build.author(),
                build.summary(),
                build.application(),
                build.image(),
                build.reason(),
                build.message(),
                build.attempts(),
                build.acceptedAt(),
                build.endedAt(),
                "/builds/" + build.id() + "/log");
    }
}
