package io.fairway.dashboard.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of sessions. */
@ConfigMapping(prefix = "fairway.session")
interface SessionConfig {

    /** After this time somebody has to sign in again. */
    @WithDefault("12h")
    Duration lifetime();

    /** Whether browsers may send the cookie by HTTPS alone; set it when a proxy with TLS stands in front. */
    @WithDefault("false")
    boolean secure();
}
