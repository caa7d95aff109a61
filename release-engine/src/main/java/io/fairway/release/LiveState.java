package io.fairway.release;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.events.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The live state of a release's objects in canonical form, so that it can be compared later.
 *
 * @param salt hides the values of Secrets: only salted digests are kept
 * @param objects each object of the release
 */
public record LiveState(String salt, List<LiveObject> objects) {

    public LiveState {
        objects = List.copyOf(objects);
    }

    /**
     * @param object which
     * @param state its canonical form; null if it is not there
     */
    public record LiveObject(ObjectRef object, @Nullable JsonNode state) {}

    public Optional<JsonNode> of(ObjectRef object) {
        return objects.stream()
                .filter(live -> live.object().equals(object))
                .findFirst()
                .flatMap(live -> Optional.ofNullable(live.state()));
    }

    Map<ObjectRef, LiveObject> byObject() {
        return objects.stream()
                .collect(Collectors.toMap(LiveObject::object, Function.identity(), (first, second) -> first));
    }
}
