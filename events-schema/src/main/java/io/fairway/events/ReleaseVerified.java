package io.fairway.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Exactly this revision was seen healthy on its own pods. Sent by verifier-service.
 *
 * @param releaseId the release
 * @param target application and environment
 * @param revision Helm's revision number
 * @param evidence what each check saw
 * @param spent tool time of this step
 * @param measurements what the checks measured; null if they measured nothing
 */
public record ReleaseVerified(
        UUID releaseId,
        Target target,
        int revision,
        List<Evidence> evidence,
        List<TimeSpent> spent,
        @Nullable List<Measurement> measurements)
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
