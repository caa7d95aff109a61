package io.fairway.chart;

import io.fairway.events.ShortText;
import org.jspecify.annotations.Nullable;

/**
 * What the author of a chart has to fix.
 *
 * @param message what is wrong and how to fix it
 * @param file path, if the fault is in one file
 * @param line 1-based, if known
 */
public record Fault(
        String message, @Nullable String file, @Nullable Integer line) {

    /** Longer ones are cut: Helm repeats whole documents in some of its messages. */
    private static final int MAX_MESSAGE = 2_000;

    public Fault {
        message = cut(message, MAX_MESSAGE);
    }

    /** The beginning of a text that is too long; an emoji at the end is there or not, but never half. */
    public static String cut(String text, int max) {
        return ShortText.of(text, max, "...");
    }

    /** A fault that is not in one file. */
    public static Fault of(String message) {
        return new Fault(message, null, null);
    }

    /** The same fault with its file, if it has one, named from a directory further up. */
    public Fault below(String directory) {
        return file == null ? this : new Fault(message, directory + "/" + file, line);
    }
}
