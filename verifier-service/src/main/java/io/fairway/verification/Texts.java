package io.fairway.verification;

import java.util.List;
import java.util.Locale;

/** What Kubernetes says, made fit for a sentence. */
final class Texts {

    private static final int LONGEST = 300;

    private Texts() {}

    /** One line without control characters, of bounded length. */
    static String sentence(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    static boolean containsAny(String text, List<String> parts) {
        String lower = text.toLowerCase(Locale.ROOT);
        return parts.stream().anyMatch(lower::contains);
    }
}
