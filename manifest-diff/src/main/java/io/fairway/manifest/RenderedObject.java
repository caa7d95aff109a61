package io.fairway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.events.ObjectRef;

/**
 * One object of a rendered manifest. It may hold secrets, so it is neither stored nor shown as it is.
 *
 * @param object which
 * @param hook whether Helm creates it on the way, instead of keeping it installed
 * @param content all of its fields
 */
public record RenderedObject(ObjectRef object, boolean hook, JsonNode content) {

    @Override
    public String toString() {
        return object.display();
    }
}
