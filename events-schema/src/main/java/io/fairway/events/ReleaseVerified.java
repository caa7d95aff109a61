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

    /** In one sentence, without a capital letter and a full stop: what was seen, and that nothing was, if nothing is wanted. */
    public static String sentence(int revision, List<Evidence> evidence) {
        List<Evidence> rollouts = evidence.stream()
                .filter(seen -> seen.check().equals(Evidence.ROLLOUT))
                .toList();
        if (rollouts.isEmpty() || !rollouts.stream().allMatch(Evidence::sawNothing)) {
            return "revision " + revision + " was seen healthy on its own pods";
        }
        boolean workloads = rollouts.stream().anyMatch(seen -> seen.object() != null);
        return "revision " + revision
                + (workloads
                        ? " is in place, and wants no pods at present: there was nobody to ask"
                        : " is in place; it has no workloads, so nothing in it has to become ready");
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
