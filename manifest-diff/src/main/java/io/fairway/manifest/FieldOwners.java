package io.fairway.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote which fields of a live object, as the API server keeps it in {@code metadata.managedFields}. It says who wrote a field
 * that is there; of one that was taken away it says nothing.
 */
public record FieldOwners(List<Entry> entries) {

    public static final FieldOwners UNKNOWN = new FieldOwners(List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    public FieldOwners {
        entries = List.copyOf(entries);
    }

    /**
     * One writer.
     *
     * @param manager its name, for example {@code kubectl-edit}
     * @param subresource through which it wrote, for example {@code scale}; empty for the object itself
     * @param at when it wrote last; null if that is not said
     * @param fields which fields, in the form of Kubernetes
     */
    public record Entry(
            String manager, String subresource, @Nullable Instant at, JsonNode fields) {}

    /** @param managedFields as they are in an object */
    public static FieldOwners of(JsonNode managedFields) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode entry : managedFields) {
            entries.add(new Entry(
                    entry.path("manager").asText(""),
                    entry.path("subresource").asText(""),
                    time(entry.path("time").asText("")),
                    entry.path("fieldsV1")));
        }
        return new FieldOwners(entries);
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Those who wrote a field, or something in it, or the whole in which it is. */
    public List<Entry> of(FieldPath path) {
        return entries.stream()
                .filter(entry -> !entry.fields().isEmpty() && owns(entry.fields(), path))
                .toList();
    }

    /** Who wrote the object last, status aside. */
    public Optional<Entry> last() {
        return entries.stream()
                .filter(entry -> !entry.subresource().equals("status") && entry.at() != null)
                .max(Comparator.comparing(entry -> entry.at() == null ? Instant.MIN : entry.at()));
    }

    private static boolean owns(JsonNode fields, FieldPath path) {
        JsonNode node = fields;
        for (FieldPath.Step step : path.steps()) {
            JsonNode below =
                    switch (step) {
                        case FieldPath.Step.Field field -> node.path("f:" + field.name());
                        case FieldPath.Step.Named named -> named(node, named.name());
                        // Elements without names are listed by keys that are not known here.
                        case FieldPath.Step.At at -> null;
                    };
            if (below == null) {
                return true;
            }
            if (below.isMissingNode()) {
                return isWhole(node);
            }
            node = below;
        }
        return true;
    }

    private static JsonNode named(JsonNode list, String name) {
        Iterator<String> keys = list.fieldNames();
        while (keys.hasNext()) {
            String key = keys.next();
            if (key.startsWith("k:") && nameIn(key.substring(2)).equals(name)) {
                return list.path(key);
            }
        }
        return list.path("no such element");
    }

    private static String nameIn(String key) {
        try {
            return JSON.readTree(key).path("name").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** A leaf stands for everything below it. */
    private static boolean isWhole(JsonNode node) {
        Iterator<String> keys = node.fieldNames();
        while (keys.hasNext()) {
            if (!keys.next().equals(".")) {
                return false;
            }
        }
        return node.isObject() && !node.has(".");
    }
}
