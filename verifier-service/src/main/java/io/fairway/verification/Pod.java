package io.fairway.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pod of the new revision.
 *
 * @param name name in the namespace
 * @param uid unlike the name never used again
 * @param ip where it answers; null until it has one
 * @param ready whether Kubernetes would send it traffic
 * @param terminating it is being deleted, evicted or preempted: what it does now says nothing about the release
 * @param unschedulable why no node takes it; null if one did, or if the scheduler has not said anything
 * @param containers init containers first
 * @param warnings warning events about it, the latest first
 */
public record Pod(
        String name,
        String uid,
        @Nullable String ip,
        boolean ready,
        boolean terminating,
        @Nullable String unschedulable,
        List<Container> containers,
        List<Warning> warnings) {

    /**
     * An event of type Warning.
     *
     * @param reason for example {@code Unhealthy}
     * @param message what was said
     * @param count how often it was said
     */
    public record Warning(String reason, String message, int count) {}

    /** Restarts of all containers together. */
    public int restarts() {
        return containers.stream().mapToInt(Container::restarts).sum();
    }
}
