package io.fairway.verification;

import org.jspecify.annotations.Nullable;

/**
 * One container of a pod as its status tells.
 *
 * @param name name within the pod
 * @param ready what its readiness probe says; true for an init container that has done its work
 * @param restarts how often it was started again
 * @param state what it does now
 * @param lastExit how it terminated the last time, if it ever did
 */
public record Container(
        String name,
        boolean ready,
        int restarts,
        State state,
        @Nullable Exit lastExit) {

    /** The state of a container. */
    public sealed interface State {}

    /** It runs. */
    public record Running() implements State {}

    /**
     * It does not run yet, or not again.
     *
     * @param reason Kubernetes' word for it, for example {@code ImagePullBackOff}
     * @param message what the kubelet adds; empty if nothing
     */
    public record Waiting(String reason, String message) implements State {}

    /**
     * It terminated. What the container itself left as termination message is not kept: it may be a log or a secret.
     *
     * @param code exit code
     * @param reason Kubernetes' word for it, for example {@code Error} or {@code OOMKilled}
     */
    public record Exit(int code, String reason) implements State {

        @Override
        public String toString() {
            return reason.isEmpty() ? "exit code " + code : "exit code " + code + " (" + reason + ")";
        }
    }
}
