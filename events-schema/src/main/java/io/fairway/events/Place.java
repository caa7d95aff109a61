package io.fairway.events;

/**
 * Where a Helm release lives.
 *
 * @param cluster name of the Kubernetes cluster
 * @param namespace of the Helm release and of its objects
 * @param helmRelease its name: that of the application
 */
public record Place(String cluster, String namespace, String helmRelease) {

    /** The one cluster that there is at present, and the one of everything that names none. */
    public static final String DEFAULT_CLUSTER = "default";

    /** A place in the one cluster that there is at present. */
    public static Place inDefaultCluster(String namespace, String helmRelease) {
        return new Place(DEFAULT_CLUSTER, namespace, helmRelease);
    }

    /**
     * Whoever has a connection to one cluster only asks this first.
     *
     * @throws UnknownClusterException if the place is in another one
     */
    public void requireDefaultCluster() {
        UnknownClusterException.unlessDefault(cluster);
    }
}
