package io.fairway.release;

import io.fairway.events.Place;
import org.jspecify.annotations.Nullable;

/**
 * Where an application is released.
 *
 * @param name for example {@code staging}
 * @param namespace the Kubernetes namespace
 * @param approval who has to approve releases there; null leaves that to {@code fairway.yaml}
 */
public record Environment(
        String name, String namespace, @Nullable ApprovalRule approval) {

    public Environment(String name, String namespace) {
        this(name, namespace, null);
    }

    /** Where an application is installed. Every environment is in the one cluster that there is at present. */
    public Place place(String application) {
        return Place.inDefaultCluster(namespace, application);
    }
}
