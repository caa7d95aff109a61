package io.fairway.yaml;

import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.Node;

/**
 * From text to a tree of values. It makes nodes, not objects: nodes know their place in the file, and no tag in the text can
 * make an object. A list or a mapping is written out where it is used: aliases of them are refused, because a few lines of
 * them stand for gigabytes.
 */
public final class StrictYaml {

    private StrictYaml() {}

    /**
     * Reads a text with exactly one document.
     *
     * @param whenEmpty what to tell the author of a file without any content
     * @throws InvalidYamlException if the text is not YAML or exceeds a limit
     */
    public static YamlValue parse(String text, YamlLimits limits, String whenEmpty) throws InvalidYamlException {
        if (text.length() > limits.maxCharacters()) {
            throw new InvalidYamlException(
                    0,
                    0,
                    "it has " + text.length() + " characters, at most " + limits.maxCharacters() + " are allowed");
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(limits.maxCharacters());
        options.setNestingDepthLimit(limits.maxDepth());
        options.setMaxAliasesForCollections(0);
        options.setAllowRecursiveKeys(false);
        Yaml yaml = new Yaml(options);
        try {
            checkShape(yaml, text, limits);
            Node root = yaml.compose(new StringReader(text));
            if (root == null) {
                throw new InvalidYamlException(1, 1, whenEmpty);
            }
            return new YamlValue(root);
        } catch (MarkedYAMLException e) {
            throw at(e.getProblemMark(), "not valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw at(null, "not valid YAML: " + e.getMessage());
        }
    }

    /** Looks for what the composer refuses without saying where. */
    private static void checkShape(Yaml yaml, String text, YamlLimits limits) throws InvalidYamlException {
        Set<String> collections = new HashSet<>();
        int depth = 0;
        for (Event event : yaml.parse(new StringReader(text))) {
            if (event instanceof CollectionStartEvent start) {
                depth++;
                if (depth > limits.maxDepth()) {
                    throw at(
                            start.getStartMark(),
                            "lists and mappings are nested more than " + limits.maxDepth() + " deep");
                }
                if (start.getAnchor() != null) {
                    collections.add(start.getAnchor());
                }
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            } else if (event instanceof AliasEvent alias && collections.contains(alias.getAnchor())) {
                throw at(
                        alias.getStartMark(),
                        "an alias of a list or mapping is not allowed: write it out instead of '*"
                                + YamlValue.shown(alias.getAnchor()) + "'");
            }
        }
    }

    static InvalidYamlException at(@Nullable Mark mark, String problem) {
        return mark == null
                ? new InvalidYamlException(0, 0, problem)
                : new InvalidYamlException(mark.getLine() + 1, mark.getColumn() + 1, problem);
    }
}
