package io.fairway.cli.text;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** JSON written as YAML 1.2, in block style. */
public final class Yaml {

    /** What can stand without quotes and is still a string for every parser. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9 ._/@+-]*[A-Za-z0-9._/@+-]|[A-Za-z]");

    private static final Pattern NOT_A_STRING = Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null");

    private Yaml() {}

    /** Ends with a line break. */
    public static String write(Json json) {
        StringBuilder text = new StringBuilder();
        node(text, json, 0);
        return text.toString();
    }

    private static void node(StringBuilder text, Json json, int depth) {
        Map<String, Json> fields = json.fields().orElse(Map.of());
        List<Json> elements = json.elements();
        if (!fields.isEmpty()) {
            boolean first = true;
            for (Map.Entry<String, Json> field : fields.entrySet()) {
                // The first key of a map in a list stands behind its dash.
                indent(text, first ? afterDash(text, depth) : depth)
                        .append(scalar(field.getKey()))
                        .append(':');
                value(text, field.getValue(), depth + (field.getValue().isList() ? 0 : 1));
                first = false;
            }
        } else if (!elements.isEmpty()) {
            for (Json element : elements) {
                indent(text, depth).append('-');
                value(text, element, depth + 1);
            }
        } else {
            text.append(leaf(json)).append('\n');
        }
    }

    private static void value(StringBuilder text, Json json, int depth) {
        boolean map = !json.fields().orElse(Map.of()).isEmpty();
        boolean list = !json.elements().isEmpty();
        if (!map && !list) {
            text.append(' ').append(leaf(json)).append('\n');
        } else if (text.charAt(text.length() - 1) == '-') {
            if (map) {
                text.append(' ');
            } else {
                text.append('\n');
            }
            node(text, json, depth);
        } else {
            text.append('\n');
            node(text, json, depth);
        }
    }

    private static int afterDash(StringBuilder text, int depth) {
        int length = text.length();
        return length > 1 && text.charAt(length - 1) == ' ' && text.charAt(length - 2) == '-' ? 0 : depth;
    }

    private static StringBuilder indent(StringBuilder text, int depth) {
        return text.repeat("  ", depth);
    }

    private static String leaf(Json json) {
        if (json.fields().isPresent()) {
            return "{}";
        }
        if (json.isList()) {
            return "[]";
        }
        return json.isString() ? scalar(json.text()) : json.toString();
    }

    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !NOT_A_STRING.matcher(text).matches() ? text : Json.quoted(text);
    }
}
