package io.fairway.events;

/**
 * Time that a step spent waiting for a tool that Fairway drives. What is not listed is the platform's own share.
 *
 * @param step what was done, for example {@code image build} or {@code helm upgrade}
 * @param by whose time it was
 * @param millis duration in milliseconds
 */
public record TimeSpent(String step, By by, long millis) {

    /** Whose time it was. */
    public enum By {
        /** git transfers, the image build, its push. */
        BUILD,
        /** Helm processes. */
        HELM,
        /** Kubernetes bringing up or taking down pods, and the checks and settle time asked for in {@code fairway.yaml}. */
        ROLLOUT
    }
}
