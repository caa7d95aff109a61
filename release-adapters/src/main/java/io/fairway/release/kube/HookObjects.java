package io.fairway.release.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an object of a hook is to be, from its manifest and from what is live. Pure. */
final class HookObjects {

    /** The cluster's own. */
    private static final Set<String> NOT_OURS = Set.of("status", "metadata", "apiVersion", "kind");

    private HookObjects() {}

    /**
     * Its manifest's fields, labels and annotations and no others; identity and whatever the cluster counts stay.
     *
     * @param live as JSON; null or missing if it is not there
     */
    static ObjectNode wanted(JsonNode manifest, @Nullable String namespace, @Nullable JsonNode live) {
        ObjectNode fields = manifest.deepCopy();
        withoutPlainValues(fields);
        if (namespace != null) {
            fields.withObject("metadata").put("namespace", namespace);
        }
        fields.remove("status");
        if (!(live instanceof ObjectNode present)) {
            return fields;
        }
        ObjectNode wanted = present.deepCopy();
        List<String> names = new ArrayList<>();
        wanted.fieldNames().forEachRemaining(names::add);
        fields.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (NOT_OURS.contains(name)) {
                continue;
            }
            if (fields.has(name)) {
                wanted.set(name, fields.get(name));
            } else {
                wanted.remove(name);
            }
        }
        ObjectNode metadata = wanted.withObject("metadata");
        metadata.remove("managedFields");
        for (String part : List.of("labels", "annotations")) {
            JsonNode value = fields.path("metadata").path(part);
            if (value.isObject()) {
                metadata.set(part, value);
            } else {
                metadata.remove(part);
            }
        }
        return wanted;
    }

    /** The server merges {@code stringData} into what is there; what is meant is that nothing else is. */
    private static void withoutPlainValues(ObjectNode secret) {
        if (secret.path("kind").asText().equals("Secret") && secret.remove("stringData") instanceof ObjectNode plain) {
            ObjectNode data = secret.withObject("data");
            plain.properties()
                    .forEach(entry -> data.put(
                            entry.getKey(),
                            Base64.getEncoder()
                                    .encodeToString(entry.getValue().asText().getBytes(StandardCharsets.UTF_8))));
        }
    }
}
