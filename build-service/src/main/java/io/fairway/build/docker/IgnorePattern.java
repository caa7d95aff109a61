package io.fairway.build.docker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * One pattern of {@code .dockerignore}, as {@code github.com/moby/patternmatcher} reads it: {@code *} and {@code ?} stay within a
 * name, <code>&#42;&#42;</code> is any number of directories, at the end anything. A pattern also matches all that is below what it
 * matches. The time of a match is the length of the path times that of the pattern, whatever they are.
 */
final class IgnorePattern {

    /** A part of a pattern. */
    private sealed interface Part {

        /** One character. */
        record One(IntPredicate characters) implements Part {}

        /** Any number of characters, slashes among them only if {@code anything}. */
        record Many(boolean anything) implements Part {}

        /** Nothing, or anything up to and with a slash. */
        record Directories() implements Part {}
    }

    private static final String SPECIAL = "*?[]\\";

    private final List<Part> parts;

    private IgnorePattern(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * @param pattern cleaned, without {@code !}
     * @throws IllegalArgumentException with what is wrong
     */
    static IgnorePattern compile(String pattern) {
        int[] text = pattern.codePoints().toArray();
        List<Part> parts = new ArrayList<>();
        int i = 0;
        while (i < text.length) {
            int character = text[i];
            if (character == '*' && i + 1 < text.length && text[i + 1] == '*') {
                int next = i + 2 < text.length && text[i + 2] == '/' ? i + 3 : i + 2;
                parts.add(
                        next == text.length || isPlainEnd(pattern, i, next)
                                ? new Part.Many(true)
                                : new Part.Directories());
                i = next;
            } else if (character == '*') {
                parts.add(new Part.Many(false));
                i++;
            } else if (character == '?') {
                parts.add(new Part.One(any -> any != '/'));
                i++;
            } else if (character == '[') {
                i = characterClass(text, i + 1, parts);
            } else if (character == '\\') {
                if (i + 1 == text.length) {
                    throw new IllegalArgumentException("it ends with a backslash");
                }
                parts.add(literal(text[i + 1]));
                i += 2;
            } else {
                parts.add(literal(character));
                i++;
            }
        }
        return new IgnorePattern(parts);
    }

    /** Docker compares {@code **x} with the end of the path if nothing else in it is special. */
    private static boolean isPlainEnd(String pattern, int start, int next) {
        return start == 0 && next == 2 && pattern.chars().skip(next).noneMatch(rest -> SPECIAL.indexOf(rest) >= 0);
    }

    private static Part literal(int character) {
        return new Part.One(other -> other == character);
    }

    /** Returns where the pattern goes on. */
    private static int characterClass(int[] text, int start, List<Part> parts) {
        int i = start;
        boolean negated = i < text.length && text[i] == '^';
        if (negated) {
            i++;
        }
        List<int[]> ranges = new ArrayList<>();
        while (i < text.length && (text[i] != ']' || ranges.isEmpty())) {
            int from = i;
            i = member(text, i);
            int low = text[i - 1];
            int high = low;
            if (i + 1 < text.length && text[i] == '-' && text[i + 1] != ']') {
                i = member(text, i + 1);
                high = text[i - 1];
            }
            if (high < low || text[from] == ']') {
                throw new IllegalArgumentException("it has a range or a bracket that is wrong");
            }
            ranges.add(new int[] {low, high});
        }
        if (i >= text.length) {
            throw new IllegalArgumentException("a bracket is not closed");
        }
        parts.add(new Part.One(character ->
                negated != ranges.stream().anyMatch(range -> range[0] <= character && character <= range[1])));
        return i + 1;
    }

    /** Goes over one character, which may have a backslash before it. */
    private static int member(int[] text, int i) {
        int at = text[i] == '\\' ? i + 1 : i;
        if (at >= text.length) {
            throw new IllegalArgumentException("a bracket is not closed");
        }
        return at + 1;
    }

    /** Whether it matches a path, or a directory above it. */
    boolean matches(int[] path) {
        int end = parts.size();
        boolean[] at = new boolean[end + 1];
        boolean[] inside = new boolean[end + 1];
        at[0] = true;
        skip(at, inside);
        for (int character : path) {
            if (at[end] && character == '/') {
                return true;
            }
            boolean[] next = new boolean[end + 1];
            boolean[] nextInside = new boolean[end + 1];
            boolean alive = false;
            for (int i = 0; i < end; i++) {
                switch (parts.get(i)) {
                    case Part.One one ->
                        next[i + 1] |= at[i] && one.characters().test(character);
                    case Part.Many many -> next[i] |= at[i] && (many.anything() || character != '/');
                    case Part.Directories _ -> {
                        nextInside[i] = inside[i];
                        next[i + 1] |= inside[i] && character == '/';
                    }
                }
                alive |= next[i] || next[i + 1] || nextInside[i];
            }
            if (!alive) {
                return false;
            }
            at = next;
            inside = nextInside;
            skip(at, inside);
        }
        return at[end];
    }

    /** Goes over the parts that may be nothing. */
    private void skip(boolean[] at, boolean[] inside) {
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case Part.One _ -> {}
                case Part.Many _ -> at[i + 1] |= at[i];
                case Part.Directories _ -> {
                    inside[i] |= at[i];
                    at[i + 1] |= at[i];
                }
            }
        }
    }

    static int[] characters(String path) {
        return path.codePoints().toArray();
    }

    @Override
    public String toString() {
        return Arrays.toString(parts.toArray());
    }
}
