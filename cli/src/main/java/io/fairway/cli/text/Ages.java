package io.fairway.cli.text;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Times as people say them. */
public final class Ages {

    private Ages() {}

    /** How long ago, in one unit; empty for no time, and the text itself if it is no time. */
    public static String since(String instant, Instant now) {
        if (instant.isEmpty()) {
            return "";
        }
        try {
            return inOneUnit(Duration.between(Instant.parse(instant), now));
        } catch (DateTimeParseException e) {
            return instant;
        }
    }

    public static String inOneUnit(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m";
        }
        return seconds < 48 * 3600 ? seconds / 3600 + "h" : seconds / 86400 + "d";
    }

    /** Seconds with one decimal, as the steps of a change are timed. */
    public static String seconds(long millis) {
        return millis / 1000 + "." + millis % 1000 / 100 + " s";
    }
}
