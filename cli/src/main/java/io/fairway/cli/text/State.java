package io.fairway.cli.text;

import java.util.Arrays;
import java.util.Optional;

/**
 * The states that people see everywhere, each always with the same word, icon and colour. They are {@code TargetState} of
 * release-service, which says which of them something is in.
 */
public enum State {
    WAITING("waiting", "○", ".", Colour.BLUE),
    RUNNING("running", "◐", "*", Colour.BLUE),
    VERIFIED("verified", "✓", "+", Colour.GREEN),
    FAILED("failed", "✗", "x", Colour.RED),
    ROLLED_BACK("rolled back", "↺", "<", Colour.YELLOW),
    QUARANTINED("quarantined", "⊘", "!", Colour.MAGENTA),
    SKIPPED("skipped", "-", "-", Colour.FAINT),
    NOTHING("nothing yet", "-", "-", Colour.FAINT);

    private final String word;
    private final String icon;
    private final String asciiIcon;
    private final Colour colour;

    State(String word, String icon, String asciiIcon, Colour colour) {
        this.word = word;
        this.icon = icon;
        this.asciiIcon = asciiIcon;
        this.colour = colour;
    }

    /** Empty for a name that this version does not know. */
    public static Optional<State> named(String name) {
        return Arrays.stream(values())
                .filter(state -> state.name().equals(name))
                .findFirst();
    }

    public String word() {
        return word;
    }

    public Colour colour() {
        return colour;
    }

    String icon(boolean unicode) {
        return unicode ? icon : asciiIcon;
    }
}
