package io.fairway.events;

import java.util.List;
import java.util.UUID;

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
 */
public record ReleaseDeployed(
        UUID releaseId,
        Target target,
        String namespace,
        String helmRelease,
        int revision,
        List<Workload> workloads,
        Checks checks,
        List<TimeSpent> spent)
        implements FairwayEvent {

    @Override
    public Topic topic() {
        return Topic.RELEASES;
    }

    @Override
    public String key() {
        return target.key();
    }
}
