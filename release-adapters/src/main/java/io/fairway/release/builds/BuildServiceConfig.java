package io.fairway.release.builds;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the logs of builds are. */
@ConfigMapping(prefix = "fairway.build-service")
public interface BuildServiceConfig {

    /** Base URL of build-service. Without it, nothing but the logs of builds is missing. */
    Optional<URI> url();

    /** How long build-service may take to answer. */
    @WithDefault("5s")
    Duration timeout();

    /** How long a reader who follows the log of a change waits for its build to be known. */
    @WithDefault("20s")
    Duration patience();

    /** How much of one log is passed on. */
    @WithDefault("16M")
    MemorySize logSize();
}
