package io.fairway.cli.text;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What standard output can show.
 *
 * @param interactive whether a person looks at it
 * @param columns its width; 0 where there is no limit, as in a file or a pipe
 * @param colour whether colour may be used
 * @param unicode whether it shows more than ASCII
 */
public record Terminal(boolean interactive, int columns, boolean colour, boolean unicode) {

    private static final int DEFAULT_COLUMNS = 100;
    private static final int MIN_COLUMNS = 40;

    /** What ECMA-48 calls control sequences, command strings, and the other escapes; also one that is not finished. */
    private static final Pattern COMMANDS = Pattern.compile("(?:\u001b\\[|\u009b)[0-?]*[ -/]*[@-~]?"
            + "|\u001b[\\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|\u001b[ -/]*[0-~]?");

    /** A file or a pipe. */
    public static final Terminal NONE = new Terminal(false, 0, false, false);

    /**
     * @param interactive whether standard output is a terminal
     * @param environment of the process: {@code NO_COLOR}, {@code TERM}, {@code COLUMNS}, and the locale are looked at
     */
    public static Terminal of(boolean interactive, Function<String, @Nullable String> environment) {
        String noColour = environment.apply("NO_COLOR");
        boolean colour =
                interactive && (noColour == null || noColour.isEmpty()) && !"dumb".equals(environment.apply("TERM"));
        return new Terminal(
                interactive, interactive ? columns(environment.apply("COLUMNS")) : 0, colour, isUtf8(environment));
    }

    private static int columns(@Nullable String columns) {
        return columns != null && columns.matches("[1-9][0-9]{0,3}")
                ? Math.max(MIN_COLUMNS, Integer.parseInt(columns))
                : DEFAULT_COLUMNS;
    }

    /** The first of these that is set decides, as POSIX has it. */
    private static boolean isUtf8(Function<String, @Nullable String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = environment.apply(name);
            if (locale != null && !locale.isEmpty()) {
                return locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
            }
        }
        return false;
    }

    /** The text in a colour, where colour may be used. */
    public String paint(Colour in, String text) {
        return colour && in != Colour.NONE ? "\u001b[" + in.code() + "m" + text + "\u001b[0m" : text;
    }

    /** A badge in its colour, where that may be used. */
    public String paint(Badge badge) {
        return paint(badge.state().colour(), badge.text(this));
    }

    /** The text in at most so many columns; what people see as one character is not cut in two. */
    public String cut(String text, int columns) {
        return Width.cut(text, columns, unicode);
    }

    /** Text from elsewhere, on one line, and without anything that a terminal would obey. */
    public static String sanitized(String text) {
        int[] shown = withoutCommands(text)
                .codePoints()
                .map(point -> Character.isWhitespace(point) ? ' ' : point)
                .filter(point -> !isControl(point))
                .toArray();
        return new String(shown, 0, shown.length);
    }

    /** The same for text of several lines. */
    public static String sanitizedLines(String text) {
        int[] shown = withoutCommands(text)
                .codePoints()
                .filter(point -> point == '\n' || point == '\t' || !isControl(point))
                .toArray();
        return new String(shown, 0, shown.length);
    }

    /** Colours, cursor movements, titles: without their first character the rest of them would be left as rubbish. */
    private static String withoutCommands(String text) {
        return text.indexOf('\u001b') < 0 && text.indexOf('\u009b') < 0
                ? text
                : COMMANDS.matcher(text).replaceAll("");
    }

    /** Controls, and what turns the direction of writing. */
    private static boolean isControl(int point) {
        return Character.isISOControl(point)
                || Character.getType(point) == Character.FORMAT
                || Character.getType(point) == Character.LINE_SEPARATOR
                || Character.getType(point) == Character.PARAGRAPH_SEPARATOR;
    }
}
