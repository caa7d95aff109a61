package io.fairway.cli.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How much room a text takes on a terminal, and how it is cut to less. Counted in columns: a character of East Asia or an emoji
 * takes two, an accent that stands on a letter none; what people see as one character is never cut in two.
 */
final class Width {

    private static final Pattern SEEN_AS_ONE = Pattern.compile("\\X");

    /** First and last of each range that takes two columns: the wide ones of Unicode's East Asian Width, and emoji. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x231A, 0x231B}, {0x2329, 0x232A}, {0x23E9, 0x23EC}, {0x2614, 0x2615}, {0x2648, 0x2653},
        {0x26A1, 0x26A1}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5}, {0x26D4, 0x26D4}, {0x2705, 0x2705}, {0x2728, 0x2728},
        {0x274C, 0x274C}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797}, {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50},
        {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA000, 0xA4CF}, {0xA960, 0xA97F},
        {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F000, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private Width() {}

    static int of(String text) {
        return isPlain(text)
                ? text.length()
                : SEEN_AS_ONE
                        .matcher(text)
                        .results()
                        .mapToInt(one -> ofOne(one.group()))
                        .sum();
    }

    /**
     * At most this wide.
     *
     * @param unicode whether the sign for what is left out may be one that is not ASCII
     */
    static String cut(String text, int width, boolean unicode) {
        if (of(text) <= width) {
            return text;
        }
        String sign = unicode ? "…" : "..";
        int room = Math.max(0, width - sign.length());
        int end = 0;
        for (MatchResult one : SEEN_AS_ONE.matcher(text).results().toList()) {
            int wide = ofOne(one.group());
            if (wide > room) {
                break;
            }
            room -= wide;
            end = one.end();
        }
        return text.substring(0, end) + sign;
    }

    private static int ofOne(String seen) {
        return seen.codePoints().map(Width::ofPoint).max().orElse(0);
    }

    private static int ofPoint(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    private static boolean isWide(int point) {
        for (int[] range : WIDE) {
            if (point <= range[1]) {
                return point >= range[0];
            }
        }
        return false;
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(unit -> unit >= ' ' && unit < 0x7f);
    }
}
