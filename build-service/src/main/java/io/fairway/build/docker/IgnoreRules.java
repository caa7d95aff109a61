package io.fairway.build.docker;

import io.fairway.build.ImageBuildException;
import io.fairway.build.ImageBuildException.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * {@code .dockerignore}, as Docker reads it: one pattern a line, comments with {@code #} at the very beginning of a line, {@code !}
 * for exceptions, and the last rule that matches wins. A pattern also matches all below a directory.
 */
final class IgnoreRules {

    static final String FILE = ".dockerignore";

    private static final int MAX_RULES = 1000;
    private static final int MAX_PATTERN = 500;

    private final List<Rule> rules;

    private IgnoreRules(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(IgnorePattern pattern, boolean exception) {}

    /** Rules of a repository's author, whom a wrong one is told. */
    static IgnoreRules ofRepository(String name, String text) throws ImageBuildException {
        try {
            return parse(name, text);
        } catch (IllegalArgumentException e) {
            throw new ImageBuildException(Kind.STEP_FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * @param name of the file, for people
     * @throws IllegalArgumentException with the line that is wrong and why
     */
    static IgnoreRules parse(String name, String text) {
        List<Rule> rules = new ArrayList<>();
        int number = 0;
        for (String line : withoutMark(text).split("\r?\n", -1)) {
            number++;
            try {
                if (!line.startsWith("#") && !line.isBlank()) {
                    rules.add(rule(line.strip()));
                }
                if (rules.size() > MAX_RULES) {
                    throw new IllegalArgumentException("there are more than " + MAX_RULES + " rules");
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ":" + number + ": " + e.getMessage(), e);
            }
        }
        return new IgnoreRules(rules);
    }

    /** Editors of Windows begin files with a byte order mark. */
    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static Rule rule(String line) {
        boolean exception = line.startsWith("!");
        String pattern = exception ? line.substring(1).strip() : line;
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("there is no pattern after !");
        }
        if (pattern.length() > MAX_PATTERN) {
            throw new IllegalArgumentException("a pattern has more than " + MAX_PATTERN + " characters");
        }
        try {
            return new Rule(IgnorePattern.compile(clean(pattern)), exception);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the pattern is wrong: " + e.getMessage(), e);
        }
    }

    /** @param path from the root of the context, with {@code /} */
    boolean ignores(String path) {
        int[] characters = IgnorePattern.characters(path);
        boolean ignored = false;
        for (Rule rule : rules) {
            if (rule.exception() == ignored && rule.pattern().matches(characters)) {
                ignored = !ignored;
            }
        }
        return ignored;
    }

    /** As Go's {@code filepath.Clean} does, and without the slash at its beginning. */
    private static String clean(String pattern) {
        boolean rooted = pattern.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (String part : pattern.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (part.equals("..") ? !rooted : !part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return parts.isEmpty() ? rooted ? "/" : "." : String.join("/", parts);
    }
}
