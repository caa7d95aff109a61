package io.fairway.release;

import io.fairway.work.RetryConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How releases are worked at. */
@ConfigMapping(prefix = "fairway.release")
public interface ReleaseConfig {

    /** How many targets are worked at side by side. */
    @WithDefault("4")
    int workers();

    /** For how long a worker has a target to itself without a sign of life. */
    @WithDefault("10s")
    Duration lease();

    /** How often work is looked for when nothing woke the workers. */
    @WithDefault("1s")
    Duration safetyPoll();

    /** How often, and when again, Helm is tried after a failure that may pass; the first try counts. */
    RetryConfig retry();

    /**
     * How long a release waits for what it needs and what is not its content's to give, for example a right, room in a quota, a
     * namespace or its chart.
     */
    @WithDefault("1h")
    @WithName("prerequisites-limit")
    Duration prerequisitesLimit();

    /** How often a rollback is started when the verifier finds the restored state bad. */
    @WithDefault("2")
    @WithName("rollback-attempts")
    int rollbackAttempts();

    /** How often Helm's records at every target are looked at, beside watching them. */
    @WithDefault("1m")
    @WithName("look-at-helm")
    Duration lookAtHelm();

    /** How long after its end a rollback is compared once more. */
    @WithDefault("10m")
    @WithName("ask-again")
    Duration askAgain();

    /**
     * After how many failures of its pods a hook is given up whose author sets no {@code backoffLimit}. Kubernetes tries six times
     * more, with pauses that grow to minutes.
     */
    @WithDefault("2")
    @WithName("hook-failures")
    int hookFailures();
}
