package io.fairway.chart.helm;

import io.fairway.chart.Fault;
import io.fairway.chart.RejectedException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file in which single values can be set while everything else, comments and layout included, stays as its author
 * wrote it. Every edit is checked: read as data, the file must differ in that one value and in nothing else.
 */
final class YamlText {

    private final String file;
    private final String text;
    private final @Nullable MappingNode root;
    private final Map<String, Object> data;

    private YamlText(String file, String text, @Nullable MappingNode root, Map<String, Object> data) {
        this.file = file;
        this.text = text;
        this.root = root;
        this.data = data;
    }

    /**
     * Reads a file.
     *
     * @param file its name, for messages
     * @throws RejectedException if it is not YAML, or not a mapping
     */
    static YamlText parse(String file, String text) throws RejectedException {
        try {
            Node node = yaml().compose(new StringReader(text));
            if (node == null || node.getTag().equals(Tag.NULL)) {
                return new YamlText(file, text, null, Map.of());
            }
            if (!(node instanceof MappingNode mapping)) {
                throw rejected(file, "must be a mapping: keys with values", line(node.getStartMark()));
            }
            return new YamlText(file, text, mapping, load(text));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw rejected(file, "is not valid YAML: " + e.getProblem(), mark == null ? null : line(mark));
        } catch (YAMLException e) {
            throw rejected(file, "is not valid YAML: " + e.getMessage(), null);
        }
    }

    String text() {
        return text;
    }

    /** The file as data: maps, lists, strings, numbers, booleans, dates, null. */
    Map<String, Object> data() {
        return data;
    }

    /** The single value at a path, as text; null if there is none. */
    @Nullable
    String value(List<String> path) {
        return find(path) instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL) ? scalar.getValue() : null;
    }

    /** The line, 1-based, of the key at a path; null if there is none. */
    @Nullable
    Integer line(List<String> path) {
        MappingNode parent = root;
        NodeTuple entry = null;
        for (String key : path) {
            entry = parent == null ? null : entry(parent, key);
            if (entry == null) {
                return null;
            }
            parent = entry.getValueNode() instanceof MappingNode mapping ? mapping : null;
        }
        return entry == null ? null : line(entry.getKeyNode().getStartMark());
    }

    /**
     * Sets one value, adding the keys that lead to it where they are missing.
     *
     * @throws RejectedException if something else than a mapping is in the way, or an alias or anchor that other places use
     */
    YamlText with(List<String> path, String value) throws RejectedException {
        YamlText edited = parse(file, edit(path, value));
        if (!edited.data.equals(expected(data, path, value))) {
            throw rejected(
                    file,
                    dotted(path)
                            + " cannot be set without altering other values; write it out without anchors and aliases",
                    line(path));
        }
        return edited;
    }

    /** Sets several values. Those that exist come first, so that faults in them still have the line that their author sees. */
    YamlText withAll(Map<List<String>, String> values) throws RejectedException {
        YamlText edited = this;
        for (boolean existing : new boolean[] {true, false}) {
            for (Map.Entry<List<String>, String> entry : values.entrySet()) {
                if (existing == (line(entry.getKey()) != null)) {
                    edited = edited.with(entry.getKey(), entry.getValue());
                }
            }
        }
        return edited;
    }

    private String edit(List<String> path, String value) throws RejectedException {
        if (root == null) {
            return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + block(path, value, 0) + "\n";
        }
        MappingNode parent = root;
        @Nullable NodeTuple above = null;
        for (int depth = 0; depth < path.size(); depth++) {
            List<String> rest = path.subList(depth, path.size());
            NodeTuple entry = entry(parent, rest.getFirst());
            if (entry == null) {
                return insert(parent, above, rest, value);
            }
            Node child = entry.getValueNode();
            refuseAlias(entry, path.subList(0, depth + 1));
            if (rest.size() == 1) {
                return replace(child, value);
            }
            if (child.getTag().equals(Tag.NULL)) {
                return replaceNull(entry, rest.subList(1, rest.size()), value);
            }
            if (!(child instanceof MappingNode mapping)) {
                throw rejected(
                        file,
                        dotted(path.subList(0, depth + 1)) + " must be a mapping, so that Fairway can set "
                                + dotted(path),
                        line(child.getStartMark()));
            }
            parent = mapping;
            above = entry;
        }
        throw new IllegalArgumentException("an empty path");
    }

    /** The value of an alias is somewhere above it; one with an anchor is used elsewhere too. */
    private void refuseAlias(NodeTuple entry, List<String> path) throws RejectedException {
        Mark key = entry.getKeyNode().getEndMark();
        Node value = entry.getValueNode();
        boolean alias = value.getStartMark().getIndex() < key.getIndex();
        if (alias || (value instanceof ScalarNode && value.getAnchor() != null)) {
            throw rejected(
                    file,
                    dotted(path) + " is a YAML " + (alias ? "alias" : "anchor")
                            + "; write it out, so that Fairway can set it",
                    line(key));
        }
    }

    private String replace(Node old, String value) throws RejectedException {
        if (!(old instanceof ScalarNode scalar)) {
            throw rejected(file, "a single value is needed here, not a list or a mapping", line(old.getStartMark()));
        }
        int start = offset(old.getStartMark());
        int end = offset(old.getEndMark());
        boolean block = scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
        String space = start > 0 && text.charAt(start - 1) == ':' ? " " : "";
        return text.substring(0, start) + space + quoted(value) + (block ? "\n" : "") + text.substring(end);
    }

    private String replaceNull(NodeTuple entry, List<String> rest, String value) {
        Node old = entry.getValueNode();
        int start = offset(old.getStartMark());
        String flow = flow(rest, value);
        String space = start > 0 && text.charAt(start - 1) == ':' ? " " : "";
        return text.substring(0, start) + space + flow + text.substring(offset(old.getEndMark()));
    }

    private String insert(MappingNode parent, @Nullable NodeTuple above, List<String> rest, String value) {
        if (parent.getFlowStyle() == FlowStyle.FLOW) {
            int inside = text.indexOf('{', offset(parent.getStartMark())) + 1;
            String entry = quoted(rest.getFirst()) + ": "
                    + (rest.size() == 1 ? quoted(value) : flow(rest.subList(1, rest.size()), value));
            return text.substring(0, inside)
                    + entry
                    + (parent.getValue().isEmpty() ? "" : ", ")
                    + text.substring(inside);
        }
        Mark first = parent.getValue().getFirst().getKeyNode().getStartMark();
        if (above == null) {
            int start = offset(first);
            return text.substring(0, start) + block(rest, value, first.getColumn()) + "\n"
                    + " ".repeat(first.getColumn()) + text.substring(start);
        }
        int lineEnd = text.indexOf('\n', offset(above.getKeyNode().getEndMark()));
        return text.substring(0, lineEnd + 1) + " ".repeat(first.getColumn()) + block(rest, value, first.getColumn())
                + "\n" + text.substring(lineEnd + 1);
    }

    private static String block(List<String> path, String value, int indent) {
        StringBuilder lines = new StringBuilder();
        for (int depth = 0; depth < path.size(); depth++) {
            if (depth > 0) {
                lines.append('\n').append(" ".repeat(indent + 2 * depth));
            }
            lines.append(path.get(depth)).append(':');
        }
        return lines.append(' ').append(quoted(value)).toString();
    }

    private static String flow(List<String> path, String value) {
        String inner = path.size() == 1 ? quoted(value) : flow(path.subList(1, path.size()), value);
        return "{" + quoted(path.getFirst()) + ": " + inner + "}";
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private @Nullable Node find(List<String> path) {
        Node node = root;
        for (String key : path) {
            NodeTuple entry = node instanceof MappingNode mapping ? entry(mapping, key) : null;
            if (entry == null) {
                return null;
            }
            node = entry.getValueNode();
        }
        return node;
    }

    private static @Nullable NodeTuple entry(MappingNode mapping, String key) {
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(key)) {
                return entry;
            }
        }
        return null;
    }

    /** SnakeYAML counts code points. */
    private int offset(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    private static Map<String, Object> expected(Map<String, Object> data, List<String> path, String value) {
        Map<String, Object> copy = new LinkedHashMap<>(data);
        String key = path.getFirst();
        copy.put(key, path.size() == 1 ? value : expected(mapAt(data, key), path.subList(1, path.size()), value));
        return copy;
    }

    @SuppressWarnings("unchecked") // keys that are not strings only have to be equal to themselves
    private static Map<String, Object> mapAt(Map<String, Object> data, String key) {
        return data.get(key) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static Map<String, Object> load(String text) {
        return Objects.requireNonNull(yaml().load(text));
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    private static String dotted(List<String> path) {
        return String.join(".", path);
    }

    private static RejectedException rejected(String file, String message, @Nullable Integer line) {
        return new RejectedException(new Fault(message, file, line));
    }
}
