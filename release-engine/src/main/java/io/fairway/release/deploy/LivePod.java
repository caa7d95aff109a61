package io.fairway.release.deploy;

import io.fairway.events.ObjectRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pod as it is now.
 *
 * @param workload what it belongs to
 * @param phase Pending, Running, Succeeded, Failed or Unknown; Terminating while it is being ended
 * @param ready whether all of its containers are
 * @param readyContainers how many of its containers are
 * @param restarts of all of its containers together
 * @param imageDigest what its first container runs; null before it was pulled
 * @param node where it runs; null before it was scheduled
 * @param created when it was made
 * @param reason why it is not ready; null if it is
 * @param current whether it is of the newest revision of its workload
 */
public record LivePod(
        String name,
        ObjectRef workload,
        String phase,
        boolean ready,
        int readyContainers,
        int containers,
        int restarts,
        @Nullable String imageDigest,
        @Nullable String node,
        @Nullable Instant created,
        @Nullable String reason,
        boolean current) {}
