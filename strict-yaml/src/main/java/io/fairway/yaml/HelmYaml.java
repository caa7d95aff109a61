package io.fairway.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Reads what Helm reads: several documents, thousands of aliases, keys that are there twice (the last counts), tabs between a key
 * and its value, unknown tags. Helm judges whether a file is right; this only has to understand it.
 */
public final class HelmYaml {

    /** More than people write, and few enough to be counted. */
    public static final int MAX_ALIASES = 100_000;

    /** How many values a file may have once its aliases are written out: a few lines of them can stand for gigabytes. */
    public static final int MAX_VALUES = 1_000_000;

    private static final int MAX_DEPTH = 500;
    private static final int MAX_CHARACTERS = 32 << 20;
    private static final String TOO_MANY_ALIASES = "Number of aliases for non-scalar nodes exceeds";

    private HelmYaml() {}

    /** The text is YAML, but larger than this service reads. The message says how large it may be. */
    public static final class TooLargeException extends YAMLException {

        private static final long serialVersionUID = 1L;

        TooLargeException(String message) {
            super(message);
        }
    }

    /**
     * The documents of a text that are not empty. Nodes are shared where aliases are.
     *
     * @throws YAMLException if the text cannot be read, or contains itself
     * @throws TooLargeException if it is too large
     */
    public static List<Node> documents(String text) {
        try {
            return composed(text);
        } catch (TooLargeException e) {
            throw e;
        } catch (YAMLException e) {
            // SnakeYAML refuses some characters that Helm takes. Others in their place leave every other one where it
            // is.
            String plain = text.replace('\t', ' ').replace('\u007f', '?');
            if (plain.equals(text)) {
                throw e;
            }
            return composed(plain);
        }
    }

    private static List<Node> composed(String text) {
        List<Node> documents = new ArrayList<>();
        try {
            for (Node document : yaml().composeAll(new StringReader(text))) {
                if (!document.getTag().equals(Tag.NULL)) {
                    documents.add(document);
                }
            }
        } catch (YAMLException e) {
            if (String.valueOf(e.getMessage()).startsWith(TOO_MANY_ALIASES)) {
                throw new TooLargeException("uses aliases of lists and mappings more than " + MAX_ALIASES
                        + " times, which is the most that Fairway reads: write some of them out");
            }
            throw e;
        }
        Map<Node, Long> sizes = new IdentityHashMap<>();
        long size =
                documents.stream().mapToLong(document -> size(document, sizes)).sum();
        if (size > MAX_VALUES) {
            throw new TooLargeException("has more than " + MAX_VALUES
                    + " values once its aliases are written out, which is the most that Fairway reads: use"
                    + " fewer aliases");
        }
        return documents;
    }

    /** A document as data: maps with texts as keys, lists, texts, numbers, booleans, null. What is no such type is a text. */
    public static @Nullable Object data(Node node) {
        return switch (node) {
            case MappingNode mapping -> entries(mapping, new LinkedHashMap<>());
            case SequenceNode sequence -> {
                List<@Nullable Object> items = new ArrayList<>();
                sequence.getValue().forEach(item -> items.add(data(item)));
                yield items;
            }
            case ScalarNode scalar -> HelmScalars.value(scalar.getTag(), scalar.getValue());
            default -> throw new YAMLException("unknown kind of node");
        };
    }

    /** Of a key that is there twice the last counts, and what is merged counts from where the merge stands. */
    private static Map<String, @Nullable Object> entries(MappingNode mapping, Map<String, @Nullable Object> result) {
        for (NodeTuple entry : mapping.getValue()) {
            if (!entry.getKeyNode().getTag().equals(Tag.MERGE)) {
                result.put(String.valueOf(data(entry.getKeyNode())), data(entry.getValueNode()));
            } else if (entry.getValueNode() instanceof MappingNode merged) {
                entries(merged, result);
            } else if (entry.getValueNode() instanceof SequenceNode several) {
                several.getValue().reversed().stream()
                        .filter(MappingNode.class::isInstance)
                        .forEach(merged -> entries((MappingNode) merged, result));
            }
        }
        return result;
    }

    private static long size(Node node, Map<Node, Long> sizes) {
        Long known = sizes.put(node, -1L);
        if (known != null) {
            if (known < 0) {
                throw new YAMLException("an anchor contains itself");
            }
            sizes.put(node, known);
            return known;
        }
        long size = 1;
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                size += size(entry.getKeyNode(), sizes) + size(entry.getValueNode(), sizes);
            }
        } else if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                size += size(item, sizes);
            }
        }
        size = Math.min(size, Integer.MAX_VALUE);
        sizes.put(node, size);
        return size;
    }

    private static Yaml yaml() {
        LoaderOptions options = options();
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new HelmScalars());
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setAllowDuplicateKeys(true);
        options.setWarnOnDuplicateKeys(false);
        // No tag makes an object here.
        options.setTagInspector(_ -> true);
        return options;
    }
}
