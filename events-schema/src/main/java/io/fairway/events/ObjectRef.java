package io.fairway.events;

import org.jspecify.annotations.Nullable;

/** A reference to a Kubernetes object; {@code namespace} is null for cluster-scoped ones. */
public record ObjectRef(
        String apiVersion, String kind, @Nullable String namespace, String name) {

    /** {@code Kind/name}, as people write it. */
    public String display() {
        return kind + "/" + name;
    }
}
