package io.fairway.release;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The time of the service; drills set it forward. */
class Clocks {

    /** @param offset how far the clock is ahead, ISO-8601 */
    @Produces
    @Singleton
    Clock clock(@ConfigProperty(name = "fairway.clock-offset", defaultValue = "PT0S") Duration offset) {
        return Clock.offset(Clock.systemUTC(), offset);
    }
}
