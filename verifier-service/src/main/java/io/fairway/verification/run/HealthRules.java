package io.fairway.verification.run;

import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.Workload;
import io.fairway.verification.Baseline;
import io.fairway.verification.Observation;
import io.fairway.verification.Pod;
import io.fairway.verification.ReadyPod;
import io.fairway.verification.WorkloadObservation;
import io.fairway.verification.WorkloadObservation.Completion;
import io.fairway.verification.WorkloadObservation.Missing;
import io.fairway.verification.WorkloadObservation.Obstacle;
import io.fairway.verification.WorkloadObservation.Present;
import io.fairway.verification.WorkloadObservation.Replicas;
import io.fairway.verification.WorkloadObservation.Unsupported;
import io.fairway.verification.run.Health.Degraded;
import io.fairway.verification.run.Health.Healthy;
import io.fairway.verification.run.Health.Progressing;
import io.fairway.verification.run.Health.Summary;
import io.fairway.verification.run.Health.Suspect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What an observation of the workloads means. Pure: the same observation means the same, whenever and however often it is made.
 *
 * <p>Degraded wins over suspect, that over progressing. For example a release of which one Deployment is ready and another keeps
 * crashing is degraded at once.
 */
final class HealthRules {

    /** For what often heals by itself within a moment: a name still taken, a quota that old pods are about to free. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private HealthRules() {}

    static Health assess(Observation.Observed observed, Baseline baseline) {
        List<Health> assessments = observed.workloads().stream()
                .map(workload -> assess(workload, baseline))
                .toList();
        List<Summary> summaries = new ArrayList<>();
        List<ReadyPod> pods = new ArrayList<>();
        Suspect suspect = null;
        Progressing waiting = null;
        for (Health health : assessments) {
            switch (health) {
                case Degraded bad -> {
                    return bad;
                }
                case Suspect found -> suspect = suspect == null ? found : suspect;
                case Progressing found -> waiting = waiting == null ? found : waiting;
                case Healthy healthy -> {
                    summaries.addAll(healthy.workloads());
                    pods.addAll(healthy.pods());
                }
            }
        }
        if (suspect != null) {
            return suspect;
        }
        return waiting != null ? waiting : new Healthy(summaries, pods);
    }

    private static Health assess(WorkloadObservation workload, Baseline baseline) {
        Workload expected = workload.expected();
        return switch (workload) {
            case Unsupported _ ->
                new Degraded(
                        Reason.NO_DATA,
                        expected.object().display() + " cannot be verified: workloads of kind "
                                + expected.object().kind() + " are not supported",
                        expected.object());
            case Missing _ -> assessMissing(expected, baseline);
            case Present present -> assessPresent(present, baseline);
        };
    }

    private static Health assessMissing(Workload expected, Baseline baseline) {
        ObjectRef object = expected.object();
        if (baseline.completed().contains(expected.uid())) {
            return new Healthy(List.of(new Summary(object, "completed, and was cleaned up", false)), List.of());
        }
        if (object.kind().equals("Job")) {
            return new Degraded(
                    Reason.NO_DATA, object.display() + " was deleted before it was observed to complete", object);
        }
        return new Degraded(
                Reason.CHANGED_BY_ANOTHER,
                object.display() + " was deleted by somebody else during verification",
                object);
    }

    private static Health assessPresent(Present present, Baseline baseline) {
        ObjectRef object = present.expected().object();
        if (!present.uid().equals(present.expected().uid())) {
            return new Degraded(
                    Reason.CHANGED_BY_ANOTHER,
                    object.display() + " was deleted and created again by somebody else during verification",
                    object);
        }
        if (TemplateChange.of(present, baseline) instanceof TemplateChange.AnotherRelease another) {
            return new Degraded(Reason.CHANGED_BY_ANOTHER, another.message(), object);
        }
        if (!present.current() || present.generation() < present.expected().generation()) {
            return new Progressing(object.display() + ": its controller has not observed the release yet", object);
        }
        return switch (present.progress()) {
            case Replicas replicas ->
                assessReplicas(present, replicas, baseline.required(present.uid(), replicas.desired()));
            case Completion job -> assessJob(present, job);
        };
    }

    /** @param required how many pods have to be ready */
    private static Health assessReplicas(Present present, Replicas replicas, int required) {
        ObjectRef object = present.expected().object();
        if (replicas.desired() == 0 && replicas.outdated() == 0) {
            return idle(object, "0 pods of this revision are wanted");
        }
        Suspect suspect = null;
        for (Pod pod : present.pods()) {
            Health health = pod.terminating() ? null : PodHealth.of(pod, object, true);
            if (health instanceof Degraded bad) {
                return bad;
            }
            if (health instanceof Suspect found) {
                suspect = found;
            }
        }
        if (replicas.refused() != null) {
            Health refused = Refusal.of(replicas.refused(), object, replicas.outdated() > 0, TOLERANCE);
            if (refused instanceof Degraded bad) {
                return bad;
            }
            suspect = refused instanceof Suspect found ? found : suspect;
        }
        if (suspect != null) {
            return suspect;
        }
        if (replicas.stalled() != null) {
            return new Degraded(
                    Reason.NEVER_READY,
                    object.display() + " exceeded its progress deadline: " + replicas.stalled() + detail(present),
                    object);
        }
        List<Pod> ready = present.pods().stream()
                .filter(pod -> pod.ready() && !pod.terminating())
                .toList();
        // Pods and the controller's count come by different watches: both must be good.
        int good = Math.min(ready.size(), replicas.available());
        if (good >= required && replicas.outdated() == 0) {
            String scaled = good >= replicas.desired()
                    ? ""
                    : "; " + required + (required == 1 ? " was" : " were")
                            + " wanted when the verification began, it was scaled since";
            return new Healthy(
                    List.of(new Summary(
                            object,
                            good + " of " + replicas.desired() + " pods of this revision are ready" + scaled,
                            false)),
                    ready.stream().map(pod -> new ReadyPod(object, pod)).toList());
        }
        return new Progressing(waitingFor(present, replicas, good), object);
    }

    private static String waitingFor(Present present, Replicas replicas, int good) {
        String who = present.expected().object().display() + ": ";
        if (replicas.blockedBy() != null) {
            return who + replicas.blockedBy();
        }
        if (good >= replicas.desired()) {
            return who + "waiting for " + replicas.outdated() + (replicas.outdated() == 1 ? " pod" : " pods")
                    + " of older revisions to terminate";
        }
        return who + good + " of " + replicas.desired() + " pods of this revision are ready"
                + (replicas.refused() == null ? "" : "; " + replicas.refused()) + detail(present);
    }

    private static Health assessJob(Present present, Completion job) {
        ObjectRef object = present.expected().object();
        if (job.complete()) {
            return new Healthy(List.of(new Summary(object, "completed", false)), List.of());
        }
        if (job.failure() != null) {
            String exit = present.pods().stream()
                    .flatMap(pod -> PodHealth.lastExit(pod).stream())
                    .findFirst()
                    .map(text -> "; " + text)
                    .orElse("");
            return new Degraded(Reason.JOB_FAILED, object.display() + " failed: " + job.failure() + exit, object);
        }
        if (job.suspended()) {
            return idle(object, "suspended: no pods are wanted until somebody resumes it");
        }
        for (Pod pod : present.pods()) {
            // A Job may try again after a crash, as often as its backoffLimit says.
            Health health = pod.terminating() ? null : PodHealth.of(pod, object, false);
            if (health != null) {
                return health;
            }
        }
        if (job.refused() != null) {
            Health refused = Refusal.of(job.refused(), object, false, TOLERANCE);
            if (refused != null) {
                return refused;
            }
        }
        return new Progressing(object.display() + ": not complete yet" + detail(present), object);
    }

    private static Healthy idle(ObjectRef object, String message) {
        return new Healthy(List.of(new Summary(object, message, true)), List.of());
    }

    private static String detail(Present present) {
        if (!present.obstacles().isEmpty()) {
            Obstacle first = present.obstacles().getFirst();
            return "; pod " + first.pod().name() + " of revision " + first.revision()
                    + " is in the way: its controller replaces no pod before that one is ready, or gone; "
                    + PodHealth.whyNotReady(first.pod()).orElse("it is not ready");
        }
        return present.pods().stream()
                .filter(pod -> !pod.ready() && !pod.terminating())
                .flatMap(pod -> PodHealth.whyNotReady(pod).stream())
                .findFirst()
                .map(why -> "; " + why)
                .orElse("");
    }
}
