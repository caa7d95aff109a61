package io.fairway.chart.helm;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.Construct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads what Helm reads: several documents, thousands of aliases, keys that are there twice (the last counts), tabs between a key
 * and its value, unknown tags. Helm judges whether a file is right; this only has to understand it.
 */
final class HelmYaml {

    /** More than people write, and few enough to be counted. */
    static final int MAX_ALIASES = 100_000;

    /** How many values a file may have once its aliases are written out: a few lines of them can stand for gigabytes. */
    static final int MAX_VALUES = 1_000_000;

    private static final int MAX_DEPTH = 500;
    private static final int MAX_CHARACTERS = 32 << 20;
    private static final String TOO_MANY_ALIASES = "Number of aliases for non-scalar nodes exceeds";

    private HelmYaml() {}

    /** The text is YAML, but larger than this service reads. The message says how large it may be. */
    static final class TooLargeException extends YAMLException {

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
    static List<Node> documents(String text) {
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
            for (Node document : new Yaml(options()).composeAll(new StringReader(text))) {
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

    /** The document as data: maps, lists, strings, numbers, booleans, dates, null. What has no such type is text. */
    static Object data(String text) {
        Node document = documents(text).getFirst();
        return new Plain(options()).data(document);
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

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setAllowDuplicateKeys(true);
        options.setWarnOnDuplicateKeys(false);
        return options;
    }

    /** Makes nothing but plain data, whatever tags say. */
    private static final class Plain extends SafeConstructor {

        private Plain(LoaderOptions options) {
            super(options);
            yamlConstructors.replaceAll((_, construct) -> orText(construct));
            yamlConstructors.put(null, orText(new ByShape()));
        }

        private Object data(Node node) {
            return constructDocument(node);
        }

        private static Construct orText(Construct construct) {
            return new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return node instanceof ScalarNode scalar
                            ? orElse(scalar, () -> construct.construct(node))
                            : construct.construct(node);
                }

                @Override
                public void construct2ndStep(Node node, Object data) {
                    construct.construct2ndStep(node, data);
                }
            };
        }

        /** A number or date that is none is a text: for Helm it is one too. */
        private static Object orElse(ScalarNode scalar, Supplier<Object> value) {
            try {
                return value.get();
            } catch (YAMLException | IllegalArgumentException e) {
                return scalar.getValue();
            }
        }

        /** For tags that nobody knows. */
        private final class ByShape extends AbstractConstruct {

            @Override
            public Object construct(Node node) {
                return switch (node) {
                    case MappingNode mapping -> constructMapping(mapping);
                    case SequenceNode sequence -> constructSequence(sequence);
                    case ScalarNode scalar -> scalar.getValue();
                    default -> throw new YAMLException("unknown kind of node");
                };
            }
        }
    }
}
