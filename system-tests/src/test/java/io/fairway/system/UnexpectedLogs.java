package io.fairway.system;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what must not be in a log: entries of level ERROR and stack traces that no test announced with {@link ExpectedLog}, and
 * secrets, which no test can announce.
 */
final class UnexpectedLogs {

    /** Values of the example's Secrets, in every form that a test gives them. */
    static final String SECRET_MARK = "canary-";

    private static final int LINES_SHOWN = 15;

    private final Collection<Pattern> announced;
    private final Collection<String> secrets;

    /**
     * @param announced what tests provoke
     * @param secrets what no log may contain
     */
    UnexpectedLogs(Collection<Pattern> announced, Collection<String> secrets) {
        this.announced = announced;
        this.secrets = secrets;
    }

    /** One text for each finding, in the order of the entries. */
    List<String> in(Collection<LogEntry> entries) {
        List<String> findings = new ArrayList<>();
        for (LogEntry entry : entries) {
            String text = entry.text();
            if (secrets.stream().anyMatch(text::contains)) {
                findings.add(entry.service() + " logged a secret: " + shown(entry));
            } else if ((entry.isError() || entry.hasStackTrace()) && !announced(text)) {
                String what = entry.isError() ? "an error" : "a stack trace";
                findings.add(entry.service() + " logged " + what + ": " + shown(entry));
            }
        }
        return findings;
    }

    private boolean announced(String text) {
        return announced.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }

    private static String shown(LogEntry entry) {
        List<String> lines = entry.lines();
        if (lines.size() <= LINES_SHOWN) {
            return entry.text();
        }
        return String.join("\n", lines.subList(0, LINES_SHOWN)) + "\n(" + (lines.size() - LINES_SHOWN) + " more lines)";
    }
}
