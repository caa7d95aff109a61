package io.fairway.release.deploy;

/**
 * A pod, as it is asked for.
 *
 * @param cluster name of the Kubernetes cluster
 */
public record PodRef(String cluster, String namespace, String name) {

    /** {@code namespace/name}, for people. */
    public String display() {
        return namespace + "/" + name;
    }
}
