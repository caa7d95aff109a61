package io.fairway.cli.text;

/** Colours that are told apart on a dark and on a light ground. */
public enum Colour {
    NONE(""),
    FAINT("2"),
    BOLD("1"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    BLUE("34"),
    MAGENTA("35");

    private final String code;

    Colour(String code) {
        this.code = code;
    }

    /** For the escape sequence of a terminal. */
    String code() {
        return code;
    }
}
