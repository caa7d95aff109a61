package io.fairway.verification.run;

import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.verification.Observation;
import io.fairway.verification.Pod;
import io.fairway.verification.ReadyPod;
import io.fairway.verification.WorkloadObservation;
import io.fairway.verification.run.Health.Degraded;
import io.fairway.verification.run.Health.Healthy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The soak time: how long everything must stay ready after it first was ({@code checks.settle} in {@code fairway.yaml}).
 *
 * <p>One crash, an evicted pod or one more replica begin it anew; a second crash or a lost readiness is a relapse. For example a
 * pod that is drained from its node within the soak time costs time, and a pod whose probe fails costs the release.
 */
final class Soak {

    private final Duration time;

    private @Nullable Instant readySince;
    private @Nullable Instant endedAt;
    private Healthy ready = new Healthy(List.of(), List.of());
    private int crashes;

    /** @param time how long everything must stay ready */
    Soak(Duration time) {
        this.time = time;
    }

    Duration time() {
        return time;
    }

    /** Whether everything was ready, and has been since. */
    boolean isRunning() {
        return readySince != null;
    }

    /** What was ready when it began, or when it was confirmed. */
    Healthy ready() {
        return ready;
    }

    /** When it began; now if it has not. */
    Instant readySince(Instant now) {
        return readySince == null ? now : readySince;
    }

    /** Everything is ready. Changes nothing if it was already. */
    void begin(Healthy healthy, Instant now) {
        if (readySince == null) {
            readySince = now;
            ready = healthy;
        }
    }

    void restart() {
        readySince = null;
        endedAt = null;
    }

    /** When it is over; if it has not begun, when it would be if it began now. */
    Instant end(Instant now) {
        return readySince(now).plus(time);
    }

    /** Its time is over. What follows (a last read, the last checks) does not count as soak time. */
    void markEnded(Instant now) {
        endedAt = endedAt == null ? now : endedAt;
    }

    /** It could not be confirmed that everything stayed ready to the end. */
    void unconfirmed() {
        endedAt = null;
    }

    /** Read from the API server after the end: everything has stayed ready. */
    void confirm(Healthy healthy) {
        ready = healthy;
    }

    /** When its time was over, if it was and was not put in doubt since. */
    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** Whether a pod was restarted since it was ready: it may have crashed and come back between two observations. */
    boolean hasRestarts(Healthy healthy) {
        Map<String, ReadyPod> before = readyByUid();
        return healthy.pods().stream().anyMatch(now -> {
            ReadyPod was = before.get(now.pod().uid());
            return was != null && now.pod().restarts() > was.pod().restarts();
        });
    }

    /** A pod that was ready, is wanted and there, and is not ready any more, or has crashed for the second time. */
    Optional<Degraded> relapse(Observation.Observed observed) {
        Map<String, ReadyPod> before = readyByUid();
        boolean crashed = false;
        for (WorkloadObservation workload : observed.workloads()) {
            if (!(workload instanceof WorkloadObservation.Present present)) {
                continue;
            }
            ObjectRef object = present.expected().object();
            for (Pod pod : present.pods()) {
                ReadyPod was = before.get(pod.uid());
                if (was == null || pod.terminating()) {
                    continue;
                }
                if (PodHealth.hasCrashed(pod, was.pod().restarts())) {
                    crashed = true;
                    if (crashes > 0) {
                        return Optional.of(crashedAgain(pod, object));
                    }
                } else if (!pod.ready() && pod.containers().stream().anyMatch(container -> !container.ready())) {
                    return Optional.of(becameUnready(pod, object));
                }
            }
        }
        crashes += crashed ? 1 : 0;
        return Optional.empty();
    }

    private Map<String, ReadyPod> readyByUid() {
        return ready.pods().stream().collect(Collectors.toMap(pod -> pod.pod().uid(), pod -> pod));
    }

    private static Degraded crashedAgain(Pod pod, ObjectRef object) {
        return new Degraded(
                Reason.CRASH_LOOP,
                object.display() + " crashed again after it was ready: "
                        + PodHealth.lastExit(pod).orElse("pod " + pod.name()),
                object);
    }

    private static Degraded becameUnready(Pod pod, ObjectRef object) {
        return new Degraded(
                Reason.UNSETTLED,
                object.display() + " became unready within the soak time: "
                        + PodHealth.whyNotReady(pod).orElse("pod " + pod.name() + " is not ready"),
                object);
    }
}
