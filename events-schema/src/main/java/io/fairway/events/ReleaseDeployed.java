package io.fairway.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Helm has installed the release; now it must be verified. Sent by release-service.
 *
 * @param releaseId the release
 * @param target application and environment
 * @param namespace where it was installed
 * @param helmRelease name of the Helm release
 * @param revision Helm's revision number
 * @param workloads what has to become ready
 * @param checks what has to be verified
 * @param spent tool time of this step
 * @param cluster name of the cluster where it was installed; null, as in events of before, is {@code default}
 */
public record ReleaseDeployed(
        UUID releaseId,
        Target target,
        String namespace,
        String helmRelease,
        int revision,
        List<Workload> workloads,
        Checks checks,
        List<TimeSpent> spent,
        @Nullable String cluster)
        implements FairwayEvent {

    /** Where it was installed. */
    public Place place() {
        return new Place(cluster == null ? Place.DEFAULT_CLUSTER : cluster, namespace, helmRelease);
    }

    @Override
    public Topic topic() {
        return Topic.RELEASES;
    }

    @Override
    public String key() {
        return target.key();
    }
}
