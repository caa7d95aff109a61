package io.fairway.build;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock of the service. */
@Singleton
class ServiceClock {

    /** @param offset {@code fairway.clock-offset}: how far this service is in the future; for drills */
    @Produces
    @Singleton
    Clock clock(@ConfigProperty(name = "fairway.clock-offset", defaultValue = "PT0S") Duration offset) {
        return Clock.offset(Clock.systemUTC(), offset);
    }
}
