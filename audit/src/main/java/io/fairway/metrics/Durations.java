package io.fairway.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long something took, each time that it happened. */
record Durations(List<Timed> all) {

    /**
     * Once.
     *
     * @param at the time that it counts for
     * @param seconds null if it has not ended
     */
    record Timed(Instant at, @Nullable Double seconds) {}

    Durations within(Span span) {
        return new Durations(all.stream().filter(timed -> span.has(timed.at())).toList());
    }

    /** How many have ended. */
    int ended() {
        return seconds().size();
    }

    /** How many have not ended. */
    int open() {
        return all.size() - ended();
    }

    /** The middle one, or half way between the two middle ones; null if none has ended. */
    @Nullable
    Double median() {
        List<Double> sorted = seconds().stream().sorted().toList();
        if (sorted.isEmpty()) {
            return null;
        }
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** The smallest one that at least nine of ten do not exceed; null if none has ended. */
    @Nullable
    Double p90() {
        return p90(seconds());
    }

    static @Nullable Double p90(List<Double> values) {
        if (values.isEmpty()) {
            return null;
        }
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((9 * sorted.size() + 9) / 10 - 1);
    }

    static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private List<Double> seconds() {
        return all.stream()
                .<Double>mapMulti((timed, take) -> {
                    if (timed.seconds() != null) {
                        take.accept(timed.seconds());
                    }
                })
                .toList();
    }
}
