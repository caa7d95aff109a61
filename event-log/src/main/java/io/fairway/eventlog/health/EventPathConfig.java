package io.fairway.eventlog.health;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Whose standstill is told together with that of the own readers. */
@ConfigMapping(prefix = "fairway.event-path")
interface EventPathConfig {

    /** Readers in other services, each as {@code GROUP:TOPIC}; one that never read anything is left out. None by default. */
    Optional<List<String>> readers();
}
