package io.fairway.release.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.events.Difference;
import io.fairway.events.ObjectRef;
import io.fairway.release.LiveState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares a recorded state with the live one, object by object and field by field. Tells where they differ, never the values. */
final class Comparison {

    private static final int MAX_FIELDS_PER_OBJECT = 50;

    /** They travel in one event. */
    private static final int MAX_DIFFERENCES = 500;

    private Comparison() {}

    /**
     * @param recorded the state to be restored
     * @param live the state now, of the same objects and of those that should be gone
     * @param shouldBeGone objects that the undone release added
     */
    static List<Difference> of(LiveState recorded, LiveState live, List<ObjectRef> shouldBeGone) {
        List<Difference> differences = new ArrayList<>();
        for (LiveState.LiveObject expected : recorded.objects()) {
            if (expected.state() == null) {
                continue;
            }
            Optional<JsonNode> now = live.of(expected.object());
            if (now.isEmpty()) {
                differences.add(new Difference(expected.object(), Difference.Kind.MISSING, null));
            } else {
                changed(expected.state(), now.get())
                        .forEach(field ->
                                differences.add(new Difference(expected.object(), Difference.Kind.CHANGED, field)));
            }
        }
        for (ObjectRef object : shouldBeGone) {
            if (live.of(object).isPresent()) {
                differences.add(new Difference(object, Difference.Kind.LEFT_BEHIND, null));
            }
        }
        return differences.stream().limit(MAX_DIFFERENCES).toList();
    }

    private static List<String> changed(JsonNode expected, JsonNode actual) {
        List<String> paths = new ArrayList<>();
        collect("", expected, actual, paths);
        return paths;
    }

    private static void collect(String path, JsonNode expected, JsonNode actual, List<String> paths) {
        if (paths.size() >= MAX_FIELDS_PER_OBJECT || expected.equals(actual)) {
            return;
        }
        if (expected.isObject() && actual.isObject()) {
            Set<String> names = new TreeSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> collect(append(path, name), expected.path(name), actual.path(name), paths));
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                collect(path + "[" + i + "]", expected.path(i), actual.path(i), paths);
            }
        } else {
            paths.add(path);
        }
    }

    private static String append(String path, String name) {
        boolean plain = name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
        if (!plain) {
            return path + "[" + name + "]";
        }
        return path.isEmpty() ? name : path + "." + name;
    }
}
