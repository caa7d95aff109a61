package io.fairway.podoutput;

import io.fairway.events.ShortText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a program wrote, fit to be stored and shown: without escape codes, control characters and secrets, and not too much of it.
 * Pure.
 */
final class OutputText {

    private static final int MAX_WRITTEN = 128 * 1024;
    private static final int MAX_RAW_LINE = 2000;
    private static final int MAX_LINE = 500;
    private static final int MAX_SENTENCE = 300;

    /** Colours, cursor movements, titles of windows: CSI, OSC and the short ones. */
    private static final Pattern ESCAPES = Pattern.compile("(?:\\u001B\\[|\\u009B)[0-?]*[ -/]*[@-~]"
            + "|\\u001B[\\]PX^_][^\\u0007\\u001B\\u009C]*(?:\\u0007|\\u001B\\\\|\\u009C)?"
            + "|\\u001B[ -/]*[0-~]");

    /** Control characters, those that turn the direction of writing, invisible ones, and halves of characters. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF\\uFFFE\\uFFFF]");

    /**
     * @param lines the latest last
     * @param cut whether there was more before them, or in them
     */
    record Lines(List<String> lines, boolean cut) {

        int bytes() {
            return lines.stream().mapToInt(OutputText::bytes).sum();
        }
    }

    private OutputText() {}

    /** The last lines of it. */
    static Lines lines(String written, int maxLines, int maxBytes) {
        String end = end(written);
        String[] all = Secrets.masked(plain(end)).stripTrailing().split("\n", -1);
        Deque<String> kept = new ArrayDeque<>();
        boolean cut = end.length() < written.length();
        int left = maxBytes;
        for (int i = all.length - 1; i >= 0; i--) {
            String line = all[i].stripTrailing();
            if (line.length() > MAX_LINE) {
                line = ShortText.of(line, MAX_LINE, "...");
                cut = true;
            }
            int bytes = bytes(line);
            if (kept.size() >= maxLines || bytes > left) {
                cut = true;
                break;
            }
            kept.addFirst(line);
            left -= bytes;
        }
        while (!kept.isEmpty() && kept.getFirst().isEmpty()) {
            kept.removeFirst();
        }
        return new Lines(List.copyOf(kept), cut);
    }

    /** One line of it, for a message of Kubernetes. */
    static String sentence(String said) {
        String line = Secrets.masked(plain(said)).replaceAll("\\s+", " ").strip();
        return ShortText.of(line, MAX_SENTENCE, "...");
    }

    /** Never from the middle of a word: without its beginning nobody knows a secret. */
    private static String end(String written) {
        if (written.length() <= MAX_WRITTEN) {
            return written;
        }
        int from = written.length() - MAX_WRITTEN;
        while (from < written.length() && !Character.isWhitespace(written.charAt(from))) {
            from++;
        }
        return written.substring(Math.min(from + 1, written.length()));
    }

    /** A line that was written over, as progress bars are, shows what it shows at last. */
    private static String plain(String written) {
        StringBuilder plain = new StringBuilder();
        String text = ESCAPES.matcher(written.replace("\r\n", "\n")).replaceAll("");
        for (String line : text.split("\n", -1)) {
            String end = line.stripTrailing();
            String shown = end.substring(end.lastIndexOf('\r') + 1).replace("\t", "    ");
            String bounded = shown.length() <= MAX_RAW_LINE ? shown : shown.substring(0, MAX_RAW_LINE);
            plain.append(INVISIBLE.matcher(withoutHalves(bounded)).replaceAll(""))
                    .append('\n');
        }
        return plain.toString();
    }

    /** A pair of surrogates is one character; one alone is none, and cannot be stored. */
    private static String withoutHalves(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }

    static int bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length + 1;
    }
}
