package io.fairway.build;

import java.time.Duration;
import java.util.Optional;

/** How long a build waits for a registry that is away: a quarter of the time that it waits already, within bounds. */
final class RegistryPauses {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private RegistryPauses() {}

    /**
     * The next pause; empty if the patience is at its end.
     *
     * @param waited since the registry was first away
     */
    static Optional<Duration> after(Duration waited, Duration patience) {
        if (waited.compareTo(patience) >= 0) {
            return Optional.empty();
        }
        Duration quarter = waited.dividedBy(4);
        Duration pause = quarter.compareTo(FIRST) < 0 ? FIRST : quarter.compareTo(LONGEST) > 0 ? LONGEST : quarter;
        return Optional.of(pause);
    }
}
