package io.fairway.cli;

import io.fairway.yaml.InvalidYamlException;
import io.fairway.yaml.StrictYaml;
import io.fairway.yaml.YamlLimits;
import io.fairway.yaml.YamlMap;
import io.fairway.yaml.YamlValue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a flat YAML mapping. What is wrong is said with its line and column, and never with the text, which may be a token. */
final class ConfigYaml {

    private static final YamlLimits LIMITS = new YamlLimits(ConfigFile.MAX_BYTES, 2);

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
        if (text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
            return values;
        }
        try {
            YamlMap map = StrictYaml.parse(text, LIMITS, "").map("the file", keys);
            for (String key : keys) {
                @Nullable String value = map.nullable(key, YamlValue::text);
                if (value != null && !value.isBlank()) {
                    values.put(key, value);
                }
            }
        } catch (InvalidYamlException e) {
            String place = e.line() == 0 ? "" : e.line() + ":" + e.column() + ":";
            throw Failure.error(file + ":" + place + " expected " + expected + ", each once");
        }
        return values;
    }
}
