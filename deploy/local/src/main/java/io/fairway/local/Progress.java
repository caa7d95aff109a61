package io.fairway.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows a person what happens and how long each part took. Never on standard output, which belongs to results. */
public final class Progress {

    private final PrintStream out;
    private final Instant began;
    private final Map<String, Duration> parts = new LinkedHashMap<>();

    /** @param began when the person began to wait: times count from there */
    public Progress(PrintStream out, Instant began) {
        this.out = out;
        this.began = began;
    }

    public Progress(PrintStream out) {
        this(out, Instant.now());
    }

    public void say(String message) {
        out.printf("%6.1f s  %s%n", sinceStart().toMillis() / 1000.0, message);
    }

    /** Notes how long a part took, for the summary. */
    synchronized void took(String part, Duration duration) {
        parts.put(part, duration);
        say(String.format("%s: ready after %.1f s", part, duration.toMillis() / 1000.0));
    }

    synchronized Map<String, Duration> parts() {
        return new LinkedHashMap<>(parts);
    }

    Duration sinceStart() {
        return Duration.between(began, Instant.now());
    }
}
