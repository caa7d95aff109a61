package io.fairway.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One way to write an object, however its template wrote it: sorted fields, no comments, no nulls, text in blocks. */
final class CanonicalYaml {

    private static final int MAX_LINE = 500;
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build());

    private CanonicalYaml() {}

    static List<String> lines(JsonNode object) {
        try {
            return YAML.writeValueAsString(sorted(object))
                    .lines()
                    .map(CanonicalYaml::shortened)
                    .toList();
        } catch (JsonProcessingException e) {
            // Its message could quote a value.
            throw new IllegalStateException("an object cannot be written as YAML");
        }
    }

    /** A line that is too long is cut; its digest still tells whether it changed. */
    private static String shortened(String line) {
        return line.length() <= MAX_LINE
                ? line
                : line.substring(0, MAX_LINE)
                        + "… %d more characters (%08x)".formatted(line.length() - MAX_LINE, line.hashCode());
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            Set<String> names = new TreeSet<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (!object.path(name).isNull()) {
                    result.set(name, sorted(object.path(name)));
                }
            }
            return result;
        }
        if (node.isArray()) {
            var result = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> result.add(sorted(element)));
            return result;
        }
        return node;
    }
}
