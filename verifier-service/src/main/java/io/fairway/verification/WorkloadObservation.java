package io.fairway.verification;

import io.fairway.events.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was observed of one workload of the release. It has only the pods of the new revision: old pods say nothing. */
public sealed interface WorkloadObservation {

    /** The workload as the release left it. */
    Workload expected();

    /** There is no object of this name. */
    record Missing(Workload expected) implements WorkloadObservation {}

    /** A kind of workload that the verifier does not support. */
    record Unsupported(Workload expected) implements WorkloadObservation {}

    /**
     * An object of this name is there.
     *
     * @param expected the workload as the release left it
     * @param uid the object's uid now
     * @param generation {@code metadata.generation} now
     * @param current whether its controller has observed this generation; until then its status is about the past
     * @param template fingerprint of the pod template
     * @param otherWriter who was the last to write the pod template; null if that was Helm, or if it is not known
     * @param progress how far it is
     * @param pods pods of the new revision
     * @param obstacles pods of other revisions that are not ready, and for which its controller waits before it goes on
     */
    record Present(
            Workload expected,
            String uid,
            long generation,
            boolean current,
            String template,
            @Nullable TemplateWriter otherWriter,
            Progress progress,
            List<Pod> pods,
            List<Obstacle> obstacles)
            implements WorkloadObservation {}

    /** A pod that is in the way, and the revision that it is of. */
    record Obstacle(Pod pod, String revision) {}

    /** How far a workload is. */
    sealed interface Progress {}

    /**
     * Of a workload that shall run.
     *
     * @param desired how many pods the new revision shall have
     * @param available how many are available, by the controller's count
     * @param outdated how many pods of older revisions are still wanted
     * @param refused why the API server did not accept a pod, if the last attempt was refused
     * @param stalled what the controller says once the progress deadline was exceeded
     * @param blockedBy what keeps the controller from rolling out at all, for example that it is paused
     */
    record Replicas(
            int desired,
            int available,
            int outdated,
            @Nullable String refused,
            @Nullable String stalled,
            @Nullable String blockedBy)
            implements Progress {}

    /**
     * Of a workload that shall end.
     *
     * @param complete whether it has ended well
     * @param failure why it has ended badly
     * @param refused why the API server did not accept its pod, if the last attempt was refused
     * @param suspended whether it shall not run at present: then it has no pods
     */
    record Completion(
            boolean complete,
            @Nullable String failure,
            @Nullable String refused,
            boolean suspended) implements Progress {}
}
