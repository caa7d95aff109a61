package io.fairway.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads a flat YAML mapping strictly. What is wrong is said with its line and column, and never with the text, which may be a token. */
final class ConfigYaml {

    private final Path file;
    private final Set<String> keys;
    private final String expected;

    /** @param expected what the file may have, for messages */
    ConfigYaml(Path file, Set<String> keys, String expected) {
        this.file = file;
        this.keys = keys;
        this.expected = expected;
    }

    /** A key without a value counts as absent. */
    Map<String, String> read(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Node root = root(text);
        if (root == null) {
            return values;
        }
        if (!(root instanceof MappingNode mapping)) {
            throw wrong(root.getStartMark());
        }
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key) || !keys.contains(key.getValue())) {
                throw wrong(entry.getKeyNode().getStartMark());
            }
            if (!(entry.getValueNode() instanceof ScalarNode value)) {
                throw wrong(entry.getValueNode().getStartMark());
            }
            String content = value.getTag().equals(Tag.NULL) ? "" : value.getValue();
            if (values.put(key.getValue(), content) != null) {
                throw Failure.error(at(key.getStartMark()) + key.getValue() + ": is there twice");
            }
        }
        values.values().removeIf(String::isBlank);
        return values;
    }

    private @Nullable Node root(String text) {
        LoaderOptions options = new LoaderOptions();
        try {
            return new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options)
                    .getSingleNode();
        } catch (MarkedYAMLException e) {
            throw wrong(e.getProblemMark());
        } catch (YAMLException e) {
            throw wrong(null);
        }
    }

    private Failure wrong(@Nullable Mark mark) {
        return Failure.error(at(mark) + "expected " + expected);
    }

    private String at(@Nullable Mark mark) {
        return file + ":" + (mark == null ? "" : mark.getLine() + 1 + ":" + (mark.getColumn() + 1) + ":") + " ";
    }
}
