package io.fairway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Prepares live objects for comparison, independently of Fairway's own comparison. */
final class LiveObjects {

    private LiveObjects() {}

    /** The object without status, identity and counters, which differ after any change and its opposite. */
    static JsonNode withoutCounters(JsonNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove("status");
        ObjectNode metadata = (ObjectNode) copy.path("metadata");
        metadata.remove(List.of("uid", "resourceVersion", "generation", "creationTimestamp", "managedFields"));
        if (metadata.path("annotations") instanceof ObjectNode annotations) {
            annotations.remove("deployment.kubernetes.io/revision");
            // They name the release that is live: a rollback is another one.
            annotations.properties().removeIf(annotation -> annotation.getKey().startsWith("fairway.dev/"));
        }
        return copy;
    }
}
