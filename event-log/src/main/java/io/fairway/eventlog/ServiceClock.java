package io.fairway.eventlog;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock of a service, for what people read; order and leases come from the database. */
class ServiceClock {

    /** @param offset {@code fairway.clock-offset}, ISO-8601: how far this service is in the future; for drills */
    @Produces
    @Singleton
    Clock clock(@ConfigProperty(name = "fairway.clock-offset", defaultValue = "PT0S") Duration offset) {
        return Clock.offset(Clock.systemUTC(), offset);
    }
}
