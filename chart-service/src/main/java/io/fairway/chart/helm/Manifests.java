package io.fairway.chart.helm;

import io.fairway.yaml.HelmYaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * What {@code helm template} printed.
 *
 * @param all in its order
 */
record Manifests(List<Manifest> all) {

    private static final Pattern SOURCE = Pattern.compile("# Source: [^/]+/(\\S.*)");

    Manifests {
        all = List.copyOf(all);
    }

    /**
     * An object.
     *
     * @param template path within the chart of the template that rendered it
     * @param text as it was printed
     * @param root null if only Helm can read it
     */
    record Manifest(String template, String text, @Nullable Node root) {

        /** A single value at the top; null if there is none. */
        @Nullable
        String top(String key) {
            return root instanceof MappingNode mapping && last(mapping, key) instanceof ScalarNode scalar
                    ? scalar.getValue()
                    : null;
        }

        boolean has(String key) {
            return root instanceof MappingNode mapping && last(mapping, key) != null;
        }

        /** Every mapping, list and single value in it, once each. */
        void each(Consumer<Node> visitor) {
            if (root != null) {
                visit(root, visitor, Collections.newSetFromMap(new IdentityHashMap<>()));
            }
        }

        private static void visit(Node node, Consumer<Node> visitor, Set<Node> seen) {
            if (!seen.add(node)) {
                return;
            }
            visitor.accept(node);
            if (node instanceof MappingNode mapping) {
                mapping.getValue().forEach(entry -> visit(entry.getValueNode(), visitor, seen));
            } else if (node instanceof SequenceNode sequence) {
                sequence.getValue().forEach(item -> visit(item, visitor, seen));
            }
        }
    }

    /** @param printed output of {@code helm template} */
    static Manifests in(String printed) {
        List<Manifest> all = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String template = "";
        for (String line : printed.lines().toList()) {
            if (line.stripTrailing().equals("---")) {
                add(all, template, text);
                continue;
            }
            Matcher source = SOURCE.matcher(line);
            if (source.matches()) {
                template = source.group(1);
            }
            text.append(line).append('\n');
        }
        add(all, template, text);
        return new Manifests(all);
    }

    private static void add(List<Manifest> all, String template, StringBuilder text) {
        String manifest = text.toString();
        text.setLength(0);
        if (!manifest.isBlank()) {
            all.add(new Manifest(template, manifest, root(manifest)));
        }
    }

    private static @Nullable Node root(String manifest) {
        try {
            List<Node> documents = HelmYaml.documents(manifest);
            return documents.isEmpty() ? null : documents.getFirst();
        } catch (YAMLException _) {
            return null;
        }
    }

    /** The value of a key; of one that is there twice the last, as for Helm. */
    static @Nullable Node last(MappingNode mapping, String key) {
        for (NodeTuple entry : mapping.getValue().reversed()) {
            if (entry.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(key)) {
                return entry.getValueNode();
            }
        }
        return null;
    }
}
