package io.fairway.notification.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML mapping of which all keys are known, each there at most once. A key without a value counts as absent. */
final class YamlMap {

    private static final int SHOWN = 60;

    private final Node node;
    private final String what;
    private final Map<String, Node> values;

    private YamlMap(Node node, String what, Map<String, Node> values) {
        this.node = node;
        this.what = what;
        this.values = values;
    }

    /** Reads one value. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Node node) throws InvalidSinksFileException;
    }

    /** @param what how messages call the mapping */
    static YamlMap of(Node node, String what, Set<String> known) throws InvalidSinksFileException {
        if (!(node instanceof MappingNode mapping)) {
            throw invalid(node, what + " must be a mapping with the keys " + String.join(", ", known));
        }
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = text(tuple.getKeyNode());
            if (!known.contains(name)) {
                throw invalid(
                        tuple.getKeyNode(),
                        "unknown key '" + shown(name) + "' in " + what + "; known are " + String.join(", ", known));
            }
            if (values.put(name, tuple.getValueNode()) != null) {
                throw invalid(tuple.getKeyNode(), "'" + name + "' is there twice in " + what);
            }
        }
        values.values().removeIf(value -> Tag.NULL.equals(value.getTag()));
        return new YamlMap(node, what, values);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    <T> T required(String key, Reader<T> reader) throws InvalidSinksFileException {
        Node value = values.get(key);
        if (value == null) {
            throw invalid(node, "'" + key + "' is missing in " + what);
        }
        return reader.read(value);
    }

    <T> T optional(String key, Reader<T> reader, T otherwise) throws InvalidSinksFileException {
        Node value = values.get(key);
        return value == null ? otherwise : reader.read(value);
    }

    <T> @Nullable T nullable(String key, Reader<T> reader) throws InvalidSinksFileException {
        Node value = values.get(key);
        return value == null ? null : reader.read(value);
    }

    InvalidSinksFileException invalid(String message) {
        return invalid(node, message);
    }

    static List<Node> items(Node node, String what, int min, int max) throws InvalidSinksFileException {
        if (!(node instanceof SequenceNode sequence)) {
            throw invalid(node, "'" + what + "' must be a list");
        }
        List<Node> items = sequence.getValue();
        if (items.size() < min || items.size() > max) {
            throw invalid(node, "'" + what + "' has " + items.size() + " entries, allowed are " + min + " to " + max);
        }
        return items;
    }

    static String text(Node node) throws InvalidSinksFileException {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw invalid(node, "a single value is needed here, not a list or a mapping");
    }

    /** As it may appear in a message: short, and without control characters. */
    static String shown(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "...";
    }

    static InvalidSinksFileException invalid(Node node, String message) {
        return new InvalidSinksFileException(
                node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1, message);
    }
}
