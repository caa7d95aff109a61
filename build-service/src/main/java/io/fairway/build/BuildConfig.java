package io.fairway.build;

import io.fairway.source.SourceLimits;
import io.fairway.work.RetryConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the builds. */
@ConfigMapping(prefix = "fairway.build")
interface BuildConfig {

    /** How many builds run side by side in this process. */
    @WithDefault("2")
    int parallel();

    /** How long build and push of one image may take. */
    @WithDefault("15m")
    Duration timeLimit();

    /** How much log is kept of one build; of what is beyond, only the end. */
    @WithDefault("4M")
    MemorySize logSize();

    /** Sum of the file sizes in one commit. */
    @WithDefault("512M")
    MemorySize checkoutSize();

    /** Number of files in one commit. */
    @WithDefault("50000")
    int checkoutFiles();

    /** Size of a repository with its history. */
    @WithDefault("2G")
    MemorySize repositorySize();

    /** How long one fetch or checkout may take. */
    @WithDefault("2m")
    Duration checkoutTimeLimit();

    /** A build whose worker was not heard of for this long is taken by another. It is renewed four times as often. */
    @WithDefault("8s")
    Duration lease();

    /** Workers look for builds this often even if nobody woke them. */
    @WithDefault("1s")
    Duration safetyPoll();

    /** Whether {@code file:} URLs may be registered; only for tests. */
    @WithDefault("false")
    boolean fileUrls();

    /** How long a build waits for a registry that is away or full before it fails. */
    @WithDefault("6h")
    Duration registryPatience();

    /** How a transient fault of the git server or of a push is repeated. */
    RetryConfig retry();

    default SourceLimits sourceLimits() {
        return new SourceLimits(
                repositorySize().asLongValue(), checkoutSize().asLongValue(), checkoutFiles(), checkoutTimeLimit());
    }
}
