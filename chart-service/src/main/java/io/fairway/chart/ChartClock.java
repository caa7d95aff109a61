package io.fairway.chart;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock of this service. */
final class ChartClock {

    @Produces
    @Singleton
    Clock clock(ChartConfig config) {
        return Clock.offset(Clock.systemUTC(), config.clockOffset());
    }
}
