package io.fairway.events;

/** Something is, or should be, in a cluster to which there is no connection. */
public final class UnknownClusterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnknownClusterException(String cluster) {
        super("cluster " + cluster + " is not known; the only one is " + Place.DEFAULT_CLUSTER);
    }

    /** @throws UnknownClusterException unless it is the one cluster that there is at present */
    public static void unlessDefault(String cluster) {
        if (!cluster.equals(Place.DEFAULT_CLUSTER)) {
            throw new UnknownClusterException(cluster);
        }
    }
}
