package io.fairway.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The release is bad. Sent by verifier-service, or by release-service when Helm itself could not install it.
 *
 * @param releaseId the release
 * @param target application and environment
 * @param revision Helm's revision number; null if Helm made none
 * @param reason what kind of failure
 * @param message one sentence: which object, what was seen
 * @param evidence what each check saw
 * @param spent tool time of this step
 * @param measurements what the checks measured; null if they measured nothing
 * @param output what its bad pods wrote last; null if there is nothing, as in events of before
 */
public record ReleaseFailed(
        UUID releaseId,
        Target target,
        @Nullable Integer revision,
        Reason reason,
        String message,
        List<Evidence> evidence,
        List<TimeSpent> spent,
        @Nullable List<Measurement> measurements,
        @Nullable List<PodOutput> output)
        implements FairwayEvent {

    /** Without output of pods. */
    public ReleaseFailed(
            UUID releaseId,
            Target target,
            @Nullable Integer revision,
            Reason reason,
            String message,
            List<Evidence> evidence,
            List<TimeSpent> spent,
            @Nullable List<Measurement> measurements) {
        this(releaseId, target, revision, reason, message, evidence, spent, measurements, null);
    }

    /** Kinds of bad release. */
    public enum Reason {
        IMAGE_PULL_FAILED,
        CRASH_LOOP,
        /** A container cannot be created from its configuration, for example because a Secret is missing. */
        INVALID_CONTAINER_CONFIGURATION,
        NEVER_READY,
        JOB_FAILED,
        /** A Helm hook failed. */
        HOOK_FAILED,
        /** Pods or objects were refused by admission, quota or validation. */
        REFUSED,
        /** An HTTP check got a wrong answer. */
        CHECK_FAILED,
        /** It was good, then it was not, within the settle time. */
        UNSETTLED,
        /** Somebody else changed the workload while it was verified. */
        CHANGED_BY_ANOTHER,
        /** Nothing could be observed: not a pass. */
        NO_DATA,
        /** Something that it needs was missing: a right, room in a quota, a namespace. Not the content's fault. */
        PREREQUISITE_MISSING,
        /** Helm failed for another reason. */
        HELM_FAILED,
        /** Somebody cancelled it. */
        CANCELLED
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
