package io.fairway.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML mapping of which all keys are known, each there at most once. A key without a value counts as absent. */
final class YamlMap {

    private final Node node;
    private final String what;
    private final Map<String, Node> values;

    private YamlMap(Node node, String what, Map<String, Node> values) {
        this.node = node;
        this.what = what;
        this.values = values;
    }

    /** @param what how messages call the mapping */
    static YamlMap of(Node node, String what, String... known) throws InvalidFairwayFileException {
        if (!(node instanceof MappingNode mapping)) {
            throw invalid(node, what + " must be a mapping with the keys " + String.join(", ", known));
        }
        List<String> keys = List.of(known);
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node keyNode = tuple.getKeyNode();
            if (!(keyNode instanceof ScalarNode key)) {
                throw invalid(keyNode, "keys of " + what + " must be plain words");
            }
            String name = key.getValue();
            if (!keys.contains(name)) {
                throw invalid(keyNode, unknown(name, what, keys));
            }
            if (values.put(name, tuple.getValueNode()) != null) {
                throw invalid(keyNode, "'" + name + "' is there twice in " + what);
            }
        }
        values.values().removeIf(value -> Tag.NULL.equals(value.getTag()));
        return new YamlMap(node, what, values);
    }

    private static String unknown(String name, String what, List<String> keys) {
        String suggestion = FairwayFileReader.suggestion(name, keys);
        String start = "unknown key '" + Scalar.shown(name) + "' in " + what;
        return suggestion == null
                ? start + "; known are " + String.join(", ", keys)
                : start + "; did you mean '" + suggestion + "'?";
    }

    static List<Node> items(Node node, String what, int min, int max) throws InvalidFairwayFileException {
        if (!(node instanceof SequenceNode sequence)) {
            throw invalid(node, "'" + what + "' must be a list");
        }
        List<Node> items = sequence.getValue();
        if (items.size() < min || items.size() > max) {
            throw invalid(node, "'" + what + "' has " + items.size() + " entries, allowed are " + min + " to " + max);
        }
        return items;
    }

    <T> T required(String key, FairwayFileReader.Reader<T> reader) throws InvalidFairwayFileException {
        Node value = values.get(key);
        if (value == null) {
            throw invalid(node, "'" + key + "' is missing in " + what);
        }
        return reader.read(value);
    }

    <T> T optional(String key, FairwayFileReader.Reader<T> reader, T otherwise) throws InvalidFairwayFileException {
        Node value = values.get(key);
        return value == null ? otherwise : reader.read(value);
    }

    <T> @Nullable T nullable(String key, FairwayFileReader.Reader<T> reader) throws InvalidFairwayFileException {
        Node value = values.get(key);
        return value == null ? null : reader.read(value);
    }

    static InvalidFairwayFileException invalid(Node node, String message) {
        return new InvalidFairwayFileException(
                node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1, message);
    }
}
