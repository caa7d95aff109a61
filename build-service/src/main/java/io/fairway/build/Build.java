package io.fairway.build;

import io.fairway.events.BuildFailed;
import io.fairway.events.ImageRef;
import io.fairway.events.Source;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One commit on its way to an image. There is one build for each repository, branch and commit, however often its push is
 * told.
 *
 * @param changeId the change that starts with this build
 * @param acceptedEvent id of the event that said so
 * @param author as the push said
 * @param summary first line of the commit message
 * @param trace {@code traceparent} of the request that brought the push
 * @param acceptedAt for people; order comes from the sequence of the source
 * @param attempts how often a worker has claimed it
 * @param claim fencing token: a worker that holds an older one is refused by the store
 * @param application name from {@code fairway.yaml}, once it is read
 * @param inputsDigest what the image is made from, once it is known
 * @param image the image, once it is pushed or found
 * @param reason kind of failure, if it failed
 * @param message why it waits or failed, for people
 */
public record Build(
        UUID id,
        UUID changeId,
        UUID acceptedEvent,
        Source source,
        String author,
        String summary,
        @Nullable String trace,
        BuildStatus status,
        Instant acceptedAt,
        @Nullable Instant endedAt,
        int attempts,
        long claim,
        @Nullable String application,
        @Nullable String inputsDigest,
        @Nullable ImageRef image,
        BuildFailed.@Nullable Reason reason,
        @Nullable String message) {}
