package io.fairway.build.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code .dockerignore}, as the Docker CLI reads it: patterns of Go's {@code filepath.Match}, {@code **} for any number of
 * directories, {@code !} for exceptions, and the last rule that matches wins. A pattern also matches all below a directory.
 */
final class IgnoreRules {

    static final String FILE = ".dockerignore";

    private static final int MAX_RULES = 1000;

    private final List<Rule> rules;

    private IgnoreRules(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(Pattern pattern, boolean exception) {}

    static IgnoreRules parse(String text) {
        List<Rule> rules = new ArrayList<>();
        for (String line : text.lines().limit(MAX_RULES).toList()) {
            String pattern = line.strip();
            if (pattern.isEmpty() || line.startsWith("#")) {
                continue;
            }
            boolean exception = pattern.startsWith("!");
            String path = clean(exception ? pattern.substring(1).strip() : pattern);
            if (!path.isEmpty()) {
                rules.add(new Rule(Pattern.compile(regex(path) + "(/.*)?", Pattern.DOTALL), exception));
            }
        }
        return new IgnoreRules(rules);
    }

    /** @param path from the root of the context, with {@code /} */
    boolean ignores(String path) {
        boolean ignored = false;
        for (Rule rule : rules) {
            if (rule.pattern().matcher(path).matches()) {
                ignored = !rule.exception();
            }
        }
        return ignored;
    }

    private static String clean(String pattern) {
        List<String> parts = new ArrayList<>();
        for (String part : pattern.split("/")) {
            switch (part) {
                case "", "." -> {}
                case ".." -> {
                    if (!parts.isEmpty()) {
                        parts.removeLast();
                    }
                }
                default -> parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char character = pattern.charAt(i);
            if (pattern.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (pattern.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (character == '*') {
                regex.append("[^/]*");
            } else if (character == '?') {
                regex.append("[^/]");
            } else if (character == '\\' && i + 1 < pattern.length()) {
                i++;
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
            } else if (character == '[' && pattern.indexOf(']', i + 2) > 0) {
                int end = pattern.indexOf(']', i + 2);
                regex.append(characterClass(pattern.substring(i + 1, end)));
                i = end;
            } else {
                regex.append(Pattern.quote(String.valueOf(character)));
            }
        }
        return regex.toString();
    }

    private static String characterClass(String members) {
        boolean negated = members.startsWith("^");
        StringBuilder escaped = new StringBuilder(negated ? "[^/" : "[");
        for (char member : (negated ? members.substring(1) : members).toCharArray()) {
            if (member == '-' || Character.isLetterOrDigit(member)) {
                escaped.append(member);
            } else {
                escaped.append('\\').append(member);
            }
        }
        String complete = escaped.append(']').toString();
        try {
            return Pattern.compile(complete).pattern();
        } catch (java.util.regex.PatternSyntaxException _) {
            return Pattern.quote("[" + members + "]"); // for example [z-a]: matches only itself
        }
    }
}
