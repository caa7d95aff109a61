package io.fairway.verification.run;

import io.fairway.events.ShortText;
import java.util.List;
import java.util.Locale;

/** Messages of Kubernetes, made fit for a sentence. */
final class Texts {

    private static final int MAX_LENGTH = 300;

    private Texts() {}

    /** One line without control characters, of bounded length. */
    static String sentence(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return ShortText.of(line, MAX_LENGTH, "...");
    }

    static boolean containsAny(String text, List<String> parts) {
        String lower = text.toLowerCase(Locale.ROOT);
        return parts.stream().anyMatch(lower::contains);
    }
}
