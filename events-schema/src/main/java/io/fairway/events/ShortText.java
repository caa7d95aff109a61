package io.fairway.events;

/**
 * Text that others wrote, made short enough for an event, a table or a line. It is never cut within a character: half of an emoji
 * is no text, and databases refuse it.
 */
public final class ShortText {

    private static final char REPLACEMENT = '\ufffd';

    private ShortText() {}

    /** At most so many UTF-16 units of it. */
    public static String of(String text, int max) {
        if (text.length() <= max) {
            return wellFormed(text);
        }
        int end = max > 0 && Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return wellFormed(text.substring(0, end));
    }

    /** The same, and if something was cut, the mark behind it. */
    public static String of(String text, int max, String mark) {
        return text.length() <= max ? wellFormed(text) : of(text, max) + mark;
    }

    /** With a sign in the place of each half of a character that came alone. */
    private static String wellFormed(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (!Character.isSurrogate(character)) {
                continue;
            }
            if (Character.isHighSurrogate(character)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            mended = mended == null ? new StringBuilder(text) : mended;
            mended.setCharAt(i, REPLACEMENT);
        }
        return mended == null ? text : mended.toString();
    }
}
