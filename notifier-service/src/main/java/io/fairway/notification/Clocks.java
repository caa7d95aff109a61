package io.fairway.notification;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service's clock. */
class Clocks {

    /** @param offset shifts the clock of this service, for drills */
    @Produces
    @Singleton
    Clock clock(@ConfigProperty(name = "fairway.clock-offset", defaultValue = "PT0S") Duration offset) {
        return Clock.offset(Clock.systemUTC(), offset);
    }
}
