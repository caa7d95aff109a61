package io.fairway.verification.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the HTTP checks. */
@ConfigMapping(prefix = "fairway.verifier.http")
interface HttpConfig {

    /** How long a pod may take to respond. A slower response fails the check. */
    @WithDefault("5s")
    Duration timeout();

    /** How long a refused connection is tried again. */
    @WithDefault("3s")
    Duration patience();
}
