package io.fairway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where in an object something is, for example {@code spec.template.spec.containers[app].env[MODE].value}. */
public record FieldPath(List<Step> steps) {

    public static final FieldPath ROOT = new FieldPath(List.of());

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /** One step down. */
    public sealed interface Step {

        /** Into a field of an object. */
        record Field(String name) implements Step {}

        /** Into the element of a list that has this name. */
        record Named(String name) implements Step {}

        /** Into the element of a list at this place; used where elements have no names. */
        record At(int index) implements Step {}
    }

    public static FieldPath of(String... names) {
        FieldPath path = ROOT;
        for (String name : names) {
            path = path.down(new Step.Field(name));
        }
        return path;
    }

    public FieldPath down(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(longer);
    }

    /** Whether it begins with these fields. */
    public boolean isBelow(String... names) {
        if (steps.size() < names.length) {
            return false;
        }
        for (int i = 0; i < names.length; i++) {
            if (!steps.get(i).equals(new Step.Field(names[i]))) {
                return false;
            }
        }
        return true;
    }

    /** The name of the last field or element; empty if it has none. */
    public Optional<String> last() {
        return steps.isEmpty()
                ? Optional.empty()
                : switch (steps.getLast()) {
                    case Step.Field field -> Optional.of(field.name());
                    case Step.Named named -> Optional.of(named.name());
                    case Step.At at -> Optional.empty();
                };
    }

    /** Whether an object has something there. */
    public boolean isIn(JsonNode object) {
        JsonNode node = object;
        for (Step step : steps) {
            node = switch (step) {
                case Step.Field field -> node.path(field.name());
                case Step.Named named -> element(node, named.name());
                case Step.At at -> node.path(at.index());
            };
        }
        return !node.isMissingNode();
    }

    private static JsonNode element(JsonNode list, String name) {
        for (JsonNode element : list) {
            if (element.path("name").asText().equals(name)) {
                return element;
            }
        }
        return list.path("no such element");
    }

    /** As people write it. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Step.Field field -> {
                    if (!isPlain(field.name())) {
                        text.append('[').append(field.name()).append(']');
                    } else {
                        text.append(text.isEmpty() ? "" : ".").append(field.name());
                    }
                }
                case Step.Named named -> text.append('[').append(named.name()).append(']');
                case Step.At at -> text.append('[').append(at.index()).append(']');
            }
        }
        return text.toString();
    }

    private static boolean isPlain(String name) {
        return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }
}
