package io.fairway.cli.text;

import java.util.Locale;

/**
 * A state with a word that may be more precise than it, for example "deploying" for one that is running.
 *
 * @param state gives icon and colour
 * @param word without anything that a terminal would obey
 */
public record Badge(State state, String word) {

    public static Badge of(State state) {
        return new Badge(state, state.word());
    }

    /** @param constant as REST has it, for example {@code ROLLED_BACK} */
    public static Badge of(State state, String constant) {
        return new Badge(state, Terminal.sanitized(words(constant)));
    }

    /** A constant in words. */
    public static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Without colour; empty if there is no word. */
    public String text(Terminal terminal) {
        return word.isEmpty() ? "" : state.icon(terminal.unicode()) + " " + word;
    }
}
