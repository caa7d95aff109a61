package io.fairway.chart.helm;

import java.util.List;

/** How a new entry of a YAML mapping is written. */
final class YamlEntry {

    private YamlEntry() {}

    /** In a mapping in braces. */
    static String inFlow(List<String> path, String value) {
        return quoted(path.getFirst()) + ": "
                + (path.size() == 1 ? quoted(value) : flow(path.subList(1, path.size()), value));
    }

    static String block(List<String> path, String value, int indent) {
        StringBuilder lines = new StringBuilder();
        for (int depth = 0; depth < path.size(); depth++) {
            if (depth > 0) {
                lines.append('\n').append(" ".repeat(indent + 2 * depth));
            }
            lines.append(path.get(depth)).append(':');
        }
        return lines.append(' ').append(quoted(value)).toString();
    }

    static String flow(List<String> path, String value) {
        String inner = path.size() == 1 ? quoted(value) : flow(path.subList(1, path.size()), value);
        return "{" + quoted(path.getFirst()) + ": " + inner + "}";
    }

    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
