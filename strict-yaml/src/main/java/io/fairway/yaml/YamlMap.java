package io.fairway.yaml;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A mapping of which all keys are known, each there at most once. A key without a value counts as absent. */
public final class YamlMap {

    private final YamlValue self;
    private final String what;
    private final Map<String, YamlValue> values;

    private YamlMap(YamlValue self, String what, Map<String, YamlValue> values) {
        this.self = self;
        this.what = what;
        this.values = values;
    }

    static YamlMap of(YamlValue self, MappingNode mapping, String what, Collection<String> known)
            throws InvalidYamlException {
        Map<String, YamlValue> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlValue key = new YamlValue(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                throw key.invalid("keys of " + what + " must be plain words");
            }
            String name = scalar.getValue();
            if (!known.contains(name)) {
                throw key.invalid(
                        "unknown key '" + YamlValue.shown(name) + "' in " + what + YamlValue.hint(name, known));
            }
            if (values.put(name, new YamlValue(tuple.getValueNode())) != null) {
                throw key.invalid("'" + name + "' is there twice in " + what);
            }
        }
        values.values().removeIf(YamlValue::isNull);
        return new YamlMap(self, what, values);
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public <T> T required(String key, YamlReader<T> reader) throws InvalidYamlException {
        YamlValue value = values.get(key);
        if (value == null) {
            throw invalid("'" + key + "' is missing in " + what);
        }
        return reader.read(value);
    }

    public <T> T optional(String key, YamlReader<T> reader, T otherwise) throws InvalidYamlException {
        YamlValue value = values.get(key);
        return value == null ? otherwise : reader.read(value);
    }

    public <T> @Nullable T nullable(String key, YamlReader<T> reader) throws InvalidYamlException {
        YamlValue value = values.get(key);
        return value == null ? null : reader.read(value);
    }

    /** That the mapping as a whole is wrong. */
    public InvalidYamlException invalid(String problem) {
        return self.invalid(problem);
    }
}
