package io.fairway.chart.helm;

import io.fairway.chart.Fault;
import io.fairway.chart.RejectedException;
import io.fairway.yaml.HelmYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
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
 *
 * <p>What cannot be set in place, because aliases share it or because only Helm can read the file, follows in a document of
 * its own: Helm lays the documents of a values file over each other.
 */
final class YamlText {

    private static final String OVER = "---\n# Set by Fairway, over the values above.\n";

    private final String file;
    /** What stands before, as it is: values that are read by Helm only. */
    private final String head;

    private final String text;
    private final @Nullable MappingNode root;
    private final Map<String, Object> data;
    private final @Nullable Fault problem;

    private YamlText(
            String file,
            String head,
            String text,
            @Nullable MappingNode root,
            Map<String, Object> data,
            @Nullable Fault problem) {
        this.file = file;
        this.head = head;
        this.text = text;
        this.root = root;
        this.data = data;
        this.problem = problem;
    }

    /**
     * Reads a file. What only Helm can read is no error: Helm says whether it is one.
     *
     * @param file its name, for messages
     * @throws RejectedException if it is not a mapping, or larger than this service reads
     */
    static YamlText parse(String file, String text) throws RejectedException {
        int own = text.lastIndexOf("\n" + OVER);
        if (own >= 0) {
            int start = own + 1 + OVER.length();
            YamlText before = parse(file, text.substring(0, own + 1));
            YamlText over = parse(file, text.substring(start));
            return new YamlText(file, text.substring(0, start), over.text, over.root, over.data, before.problem);
        }
        try {
            List<Node> documents = HelmYaml.documents(text);
            if (documents.isEmpty()) {
                return new YamlText(file, "", text, null, Map.of(), null);
            }
            if (!(documents.getLast() instanceof MappingNode mapping)) {
                throw rejected(
                        file,
                        "must be a mapping: keys with values",
                        line(documents.getLast().getStartMark()));
            }
            return documents.size() > 1
                    ? new YamlText(file, text, "", null, Map.of(), null)
                    : new YamlText(file, "", text, mapping, load(mapping), null);
        } catch (HelmYaml.TooLargeException e) {
            throw rejected(file, Objects.toString(e.getMessage()), null);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            return unreadable(file, text, Objects.toString(e.getProblem()), mark == null ? null : line(mark));
        } catch (YAMLException e) {
            return unreadable(file, text, Objects.toString(e.getMessage()), null);
        }
    }

    private static YamlText unreadable(String file, String text, String why, @Nullable Integer line) {
        return new YamlText(file, text, "", null, Map.of(), new Fault("is not valid YAML: " + why, file, line));
    }

    /**
     * As {@link #parse}, for a file that this service has to read itself.
     *
     * @throws RejectedException also if it is not YAML
     */
    static YamlText readable(String file, String text) throws RejectedException {
        YamlText read = parse(file, text);
        if (read.problem != null) {
            throw new RejectedException(read.problem);
        }
        return read;
    }

    /** Whether this service can read all of it, as one document. */
    boolean isReadHere() {
        return head.isEmpty();
    }

    /** Why this service cannot read it; if Helm cannot either, it says where better than Helm. Null if it can. */
    @Nullable
    Fault problem() {
        return problem;
    }

    String text() {
        return head + text;
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
        return entry == null
                ? null
                : line(entry.getKeyNode().getStartMark())
                        + (int) head.chars()
                                .filter(character -> character == '\n')
                                .count();
    }

    /**
     * Sets one value, adding the keys that lead to it where they are missing.
     *
     * @throws RejectedException if something else than a mapping is in the way
     * @throws SharedValueException if an alias, an anchor or a merge is in the way
     */
    YamlText with(List<String> path, String value) throws RejectedException, SharedValueException {
        YamlText edited = parse(file, edit(path, value));
        if (!edited.data.equals(expected(data, path, value))) {
            throw shared(path, "cannot be set without altering other values", line(path));
        }
        return new YamlText(file, head, edited.text, edited.root, edited.data, problem);
    }

    /** Sets several values. Those that exist come first, so that faults in them still have the line that their author sees. */
    YamlText withAll(Map<List<String>, String> values) throws RejectedException, SharedValueException {
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

    /** Sets several values as Helm will read them: in place, or all of them in a document that follows. */
    YamlText withAllForHelm(Map<List<String>, String> values) throws RejectedException {
        try {
            if (head.isEmpty() || root != null) {
                return withAll(values);
            }
        } catch (SharedValueException _) {
            // They follow.
        }
        String before = text() + (text().endsWith("\n") ? "" : "\n") + OVER;
        try {
            return new YamlText(file, before, "", null, Map.of(), problem).withAll(values);
        } catch (SharedValueException e) {
            throw new IllegalStateException("an empty document shares nothing", e);
        }
    }

    private String edit(List<String> path, String value) throws RejectedException, SharedValueException {
        if (root == null) {
            return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + YamlEntry.block(path, value, 0) + "\n";
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
            refuseShared(parent, entry, path.subList(0, depth + 1));
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

    /** The value of an alias is somewhere above it; one with an anchor is used elsewhere too; a merge below it counts more. */
    private void refuseShared(MappingNode parent, NodeTuple entry, List<String> path) throws SharedValueException {
        Mark key = entry.getKeyNode().getEndMark();
        Node value = entry.getValueNode();
        if (value.getStartMark().getIndex() < key.getIndex()) {
            throw shared(path, "is a YAML alias", line(key));
        }
        if (value instanceof ScalarNode && value.getAnchor() != null) {
            throw shared(path, "is a YAML anchor", line(key));
        }
        List<NodeTuple> entries = parent.getValue();
        if (entries.subList(entries.indexOf(entry), entries.size()).stream().anyMatch(YamlText::isMerge)) {
            throw shared(path, "stands above a merge, which counts more", line(key));
        }
    }

    private static boolean isMerge(NodeTuple entry) {
        return Tag.MERGE.equals(entry.getKeyNode().getTag());
    }

    private String replace(Node old, String value) throws RejectedException {
        if (!(old instanceof ScalarNode scalar)) {
            throw rejected(file, "a single value is needed here, not a list or a mapping", line(old.getStartMark()));
        }
        int start = offset(old.getStartMark());
        int end = offset(old.getEndMark());
        boolean block = scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
        String space = start > 0 && text.charAt(start - 1) == ':' ? " " : "";
        return text.substring(0, start) + space + YamlEntry.quoted(value) + (block ? "\n" : "") + text.substring(end);
    }

    private String replaceNull(NodeTuple entry, List<String> rest, String value) {
        Node old = entry.getValueNode();
        int start = offset(old.getStartMark());
        String flow = YamlEntry.flow(rest, value);
        String space = start > 0 && text.charAt(start - 1) == ':' ? " " : "";
        return text.substring(0, start) + space + flow + text.substring(offset(old.getEndMark()));
    }

    private String insert(MappingNode parent, @Nullable NodeTuple above, List<String> rest, String value)
            throws SharedValueException {
        if (parent.getValue().stream().anyMatch(YamlText::isMerge)) {
            return insertBelowMerge(parent, rest, value);
        }
        if (parent.getFlowStyle() == FlowStyle.FLOW) {
            int inside = text.indexOf('{', offset(parent.getStartMark())) + 1;
            return text.substring(0, inside)
                    + YamlEntry.inFlow(rest, value)
                    + (parent.getValue().isEmpty() ? "" : ", ")
                    + text.substring(inside);
        }
        Mark first = parent.getValue().getFirst().getKeyNode().getStartMark();
        if (above == null) {
            return insertBefore(first, rest, value);
        }
        int lineEnd = text.indexOf('\n', offset(above.getKeyNode().getEndMark()));
        return text.substring(0, lineEnd + 1) + " ".repeat(first.getColumn())
                + YamlEntry.block(rest, value, first.getColumn()) + "\n" + text.substring(lineEnd + 1);
    }

    /** For Helm, what is merged counts more than what stands above the merge. */
    private String insertBelowMerge(MappingNode parent, List<String> rest, String value) throws SharedValueException {
        List<NodeTuple> entries = parent.getValue();
        NodeTuple last = entries.getLast();
        if (parent.getFlowStyle() == FlowStyle.BLOCK && !isMerge(last)) {
            return insertBefore(last.getKeyNode().getStartMark(), rest, value);
        }
        throw shared(rest, "is beside a merge", line(last.getKeyNode().getStartMark()));
    }

    private String insertBefore(Mark key, List<String> rest, String value) {
        int start = offset(key);
        return text.substring(0, start) + YamlEntry.block(rest, value, key.getColumn()) + "\n"
                + " ".repeat(key.getColumn()) + text.substring(start);
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
        // Of a key that is there twice the last counts, as for Helm.
        for (NodeTuple entry : mapping.getValue().reversed()) {
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

    @SuppressWarnings("unchecked") // all keys are texts
    private static Map<String, Object> mapAt(Map<String, Object> data, String key) {
        return data.get(key) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked") // all keys are texts
    private static Map<String, Object> load(MappingNode mapping) {
        return (Map<String, Object>) Objects.requireNonNull(HelmYaml.data(mapping));
    }

    private static String dotted(List<String> path) {
        return String.join(".", path);
    }

    private SharedValueException shared(List<String> path, String why, @Nullable Integer line) {
        return new SharedValueException(new Fault(
                dotted(path) + " " + why
                        + "; write it out without anchors, aliases and merges, so that Fairway can set it",
                file,
                line));
    }

    private static RejectedException rejected(String file, String message, @Nullable Integer line) {
        return new RejectedException(new Fault(message, file, line));
    }
}
