package io.fairway.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bad release was undone: the last event of a release that failed. Sent by release-service.
 *
 * @param releaseId the release that was undone
 * @param target application and environment
 * @param rollbackId the release that undid it
 * @param restoredReleaseId the verified release whose content is live again; null if nothing was live before
 * @param revision Helm's revision number of the rollback; null if the Helm release was removed
 * @param verified whether the verifier saw the restored revision healthy
 * @param differences how the live state differs from the recorded one; empty means that everything is back
 * @param message one sentence
 * @param spent tool time of this step
 */
public record ReleaseRolledBack(
        UUID releaseId,
        Target target,
        UUID rollbackId,
        @Nullable UUID restoredReleaseId,
        @Nullable Integer revision,
        boolean verified,
        List<Difference> differences,
        String message,
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
