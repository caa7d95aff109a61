package io.fairway.verification.run;

import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseFailed;
import io.fairway.verification.Pod;
import io.fairway.verification.ReadyPod;
import java.time.Duration;
import java.util.List;

/** What one observation of the workloads means, time left aside. */
sealed interface Health {

    /**
     * All workloads are ready.
     *
     * @param workloads one line for each workload
     * @param pods the ready pods of the new revision
     */
    record Healthy(List<Summary> workloads, List<ReadyPod> pods) implements Health {

        boolean isReady(Pod pod) {
            return pods.stream().anyMatch(ready -> ready.pod().uid().equals(pod.uid()));
        }
    }

    /**
     * Not ready, and nothing says that it never will be.
     *
     * @param why what is waited for
     */
    record Progressing(String why, ObjectRef object) implements Health {}

    /**
     * Looks bad, but has been seen to heal by itself: degraded only if it lasts.
     *
     * @param degraded what it is in that case
     * @param tolerance how long it may last
     */
    record Suspect(Degraded degraded, Duration tolerance) implements Health {}

    /**
     * It will not become ready, or not as this release.
     *
     * @param message one sentence: which object, what was observed
     */
    record Degraded(ReleaseFailed.Reason reason, String message, ObjectRef object) implements Health {}

    /**
     * What is said of a workload that is ready.
     *
     * @param idle whether no pods of it are wanted at present: then there is nobody to ask
     */
    record Summary(ObjectRef object, String message, boolean idle) {}
}
