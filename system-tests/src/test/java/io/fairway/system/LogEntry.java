package io.fairway.system;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a service logged at once: a line with time and level, and the lines that belong to it, such as a stack trace.
 *
 * @param service whose log it is in
 * @param lines never empty. What comes before the first line with a time, as a warning of the JVM at its start, is an entry, too
 */
record LogEntry(String service, List<String> lines) {

    private static final Pattern FIRST_LINE = Pattern.compile("^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2},\\d{3} .*");
    private static final Pattern ERROR = Pattern.compile("^\\S+ \\S+ (?:ERROR|FATAL) .*");
    /** A frame of Java code, and what the JVM says when an exception or a lack of memory ends a thread. */
    private static final Pattern STACK_TRACE = Pattern.compile(
            "^\\s+at [\\w.$/<>@-]+\\(.*\\)$|^Exception in thread .*|.*java\\.lang\\.OutOfMemoryError.*");

    static List<LogEntry> of(String service, List<String> lines) {
        List<LogEntry> entries = new ArrayList<>();
        List<String> entry = new ArrayList<>();
        for (String line : lines) {
            if (begins(line) && !entry.isEmpty()) {
                entries.add(new LogEntry(service, List.copyOf(entry)));
                entry.clear();
            }
            entry.add(line);
        }
        if (!entry.isEmpty()) {
            entries.add(new LogEntry(service, List.copyOf(entry)));
        }
        return entries;
    }

    /** Whether a line begins an entry. */
    static boolean begins(String line) {
        return FIRST_LINE.matcher(line).matches();
    }

    boolean isError() {
        return ERROR.matcher(lines.getFirst()).matches();
    }

    boolean hasStackTrace() {
        return lines.stream().anyMatch(line -> STACK_TRACE.matcher(line).matches());
    }

    String text() {
        return String.join("\n", lines);
    }
}
