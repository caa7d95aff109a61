package io.fairway.verification;

import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseFailed;
import java.time.Duration;
import java.util.List;

/** What one sight of the workloads means, time left aside. */
public sealed interface Judgement {

    /**
     * Everything is as it shall be.
     *
     * @param workloads one line for each workload
     * @param pods pods of the new revision that are ready, with the workload that they belong to
     */
    record Ready(List<Line> workloads, List<ReadyPod> pods) implements Judgement {}

    /**
     * Not ready, and nothing says that it never will be.
     *
     * @param why what is waited for
     */
    record KeepWatching(String why, ObjectRef object) implements Judgement {}

    /**
     * Looks bad, but has been seen to heal by itself: bad only if it lasts.
     *
     * @param bad the judgement in that case
     * @param patience how long it may last
     */
    record Suspect(Bad bad, Duration patience) implements Judgement {}

    /**
     * It will not become ready, or not as this release.
     *
     * @param message one sentence: which object, what was seen
     */
    record Bad(ReleaseFailed.Reason reason, String message, ObjectRef object) implements Judgement {}

    /** What is said of a workload that is ready. */
    record Line(ObjectRef object, String message) {}

    /** A pod that can be asked. */
    record ReadyPod(ObjectRef workload, Pod pod) {}
}
