package io.fairway.release.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.events.Difference;
import io.fairway.events.ObjectRef;
import io.fairway.manifest.FieldPath;
import io.fairway.release.LiveState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares a recorded state with the live one, object by object and field by field. Tells where they differ, never the values. */
public final class Comparison {

    private static final int MAX_FIELDS_PER_OBJECT = 50;

    /** They travel in one event. */
    private static final int MAX_DIFFERENCES = 500;

    private Comparison() {}

    /**
     * One difference, with what is needed to judge it.
     *
     * @param path of the changed field; null unless a field is changed
     * @param added whether the field was not there when the state was recorded
     */
    public record Found(
            ObjectRef object,
            Difference.Kind kind,
            @Nullable FieldPath path,
            boolean added) {

        public Difference difference() {
            return new Difference(object, kind, path == null ? null : path.text());
        }
    }

    /**
     * @param recorded the state to be restored
     * @param live the state now, of the same objects and of those that should be gone
     * @param shouldBeGone objects that the undone release added
     */
    public static List<Found> of(LiveState recorded, LiveState live, List<ObjectRef> shouldBeGone) {
        List<Found> found = new ArrayList<>();
        for (LiveState.LiveObject expected : recorded.objects()) {
            ObjectRef object = expected.object();
            if (expected.state() == null) {
                continue;
            }
            Optional<JsonNode> now = live.of(object);
            if (now.isEmpty()) {
                found.add(new Found(object, Difference.Kind.MISSING, null, false));
            } else {
                List<Found> fields = new ArrayList<>();
                collect(object, FieldPath.ROOT, expected.state(), now.get(), fields);
                found.addAll(fields);
            }
        }
        for (ObjectRef object : shouldBeGone) {
            if (live.of(object).isPresent()) {
                found.add(new Found(object, Difference.Kind.LEFT_BEHIND, null, false));
            }
        }
        return found.stream().limit(MAX_DIFFERENCES).toList();
    }

    private static void collect(
            ObjectRef object, FieldPath path, JsonNode expected, JsonNode actual, List<Found> found) {
        if (found.size() >= MAX_FIELDS_PER_OBJECT || expected.equals(actual)) {
            return;
        }
        if (expected.isObject() && actual.isObject() || isMap(path) && isMapOrNone(expected) && isMapOrNone(actual)) {
            Set<String> names = new TreeSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> collect(
                    object, path.down(new FieldPath.Step.Field(name)), expected.path(name), actual.path(name), found));
            return;
        }
        if (expected.isArray() && actual.isArray()) {
            Map<String, JsonNode> before = byName(expected);
            Map<String, JsonNode> now = byName(actual);
            if (!before.isEmpty() && !now.isEmpty()) {
                ofNamed(object, path, before, now, found);
                return;
            }
            if (expected.size() == actual.size()) {
                for (int i = 0; i < expected.size(); i++) {
                    collect(object, path.down(new FieldPath.Step.At(i)), expected.path(i), actual.path(i), found);
                }
                return;
            }
        }
        found.add(new Found(object, Difference.Kind.CHANGED, path, expected.isMissingNode()));
    }

    /** Annotations and labels are told one by one, also where there were none before: others write there, too. */
    private static boolean isMap(FieldPath path) {
        String last = path.last().orElse("");
        return last.equals("annotations") || last.equals("labels");
    }

    private static boolean isMapOrNone(JsonNode node) {
        return node.isObject() || node.isMissingNode();
    }

    private static void ofNamed(
            ObjectRef object,
            FieldPath path,
            Map<String, JsonNode> before,
            Map<String, JsonNode> now,
            List<Found> found) {
        int sofar = found.size();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            FieldPath element = path.down(new FieldPath.Step.Named(name));
            if (!before.containsKey(name) || !now.containsKey(name)) {
                found.add(new Found(object, Difference.Kind.CHANGED, element, !before.containsKey(name)));
            } else {
                collect(object, element, before.get(name), now.get(name), found);
            }
        }
        if (found.size() == sofar) {
            // The same elements in another order.
            found.add(new Found(object, Difference.Kind.CHANGED, path, false));
        }
    }

    /** The elements of a list by their names; empty if not each has one of its own. */
    private static Map<String, JsonNode> byName(JsonNode list) {
        Map<String, JsonNode> elements = new LinkedHashMap<>();
        for (JsonNode element : list) {
            String name = element.path("name").asText("");
            if (name.isEmpty() || elements.put(name, element) != null) {
                return Map.of();
            }
        }
        return elements;
    }
}
