package io.fairway.verification;

import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.Workload;
import io.fairway.verification.Judgement.Bad;
import io.fairway.verification.Judgement.KeepWatching;
import io.fairway.verification.Judgement.Line;
import io.fairway.verification.Judgement.Ready;
import io.fairway.verification.Judgement.ReadyPod;
import io.fairway.verification.Judgement.Suspect;
import io.fairway.verification.Sighting.Absent;
import io.fairway.verification.Sighting.Present;
import io.fairway.verification.Sighting.Replicas;
import io.fairway.verification.Sighting.Task;
import io.fairway.verification.Sighting.Unwatchable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the sight of the workloads means. Pure: the same sight means the same, whenever and however often it is seen.
 *
 * <p>What is bad wins over what is suspicious, that over what is not ready yet. For example a release of which one
 * Deployment is ready and another loops in crashes is bad at once.
 */
final class Judgements {

    /** For what often heals by itself within a moment: a name still taken, a quota that old pods are about to free. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Judgements() {}

    static Judgement judge(Sight.Seen seen, Known known) {
        List<Judgement> judgements = seen.workloads().stream()
                .map(sighting -> judge(sighting, known))
                .toList();
        List<Line> lines = new ArrayList<>();
        List<ReadyPod> pods = new ArrayList<>();
        Suspect suspect = null;
        KeepWatching waiting = null;
        for (Judgement judgement : judgements) {
            switch (judgement) {
                case Bad bad -> {
                    return bad;
                }
                case Suspect found -> suspect = suspect == null ? found : suspect;
                case KeepWatching found -> waiting = waiting == null ? found : waiting;
                case Ready ready -> {
                    lines.addAll(ready.workloads());
                    pods.addAll(ready.pods());
                }
            }
        }
        if (suspect != null) {
            return suspect;
        }
        return waiting != null ? waiting : new Ready(lines, pods);
    }

    private static Judgement judge(Sighting sighting, Known known) {
        Workload expected = sighting.expected();
        return switch (sighting) {
            case Unwatchable ignored ->
                new Bad(
                        Reason.NO_DATA,
                        expected.object().display() + " is of a kind that cannot be watched",
                        expected.object());
            case Absent ignored -> judgeAbsent(expected, known);
            case Present present -> judgePresent(present, known);
        };
    }

    private static Judgement judgeAbsent(Workload expected, Known known) {
        ObjectRef object = expected.object();
        if (known.completed().contains(expected.uid())) {
            return new Ready(List.of(new Line(object, "completed, and was cleaned away")), List.of());
        }
        if (object.kind().equals("Job")) {
            return new Bad(Reason.NO_DATA, object.display() + " was gone before it could be seen to complete", object);
        }
        return new Bad(Reason.CHANGED_BY_ANOTHER, object.display() + " was deleted while it was verified", object);
    }

    private static Judgement judgePresent(Present present, Known known) {
        ObjectRef object = present.expected().object();
        if (!present.uid().equals(present.expected().uid())) {
            return new Bad(
                    Reason.CHANGED_BY_ANOTHER, object.display() + " was deleted and created again by another", object);
        }
        String template = known.templates().get(present.uid());
        boolean changed = template == null
                ? present.generation() > present.expected().generation() && present.foreignTemplate()
                : !template.equals(present.template());
        if (changed) {
            return new Bad(
                    Reason.CHANGED_BY_ANOTHER,
                    "the pod template of " + object.display() + " was changed by another while it was verified",
                    object);
        }
        if (!present.current() || present.generation() < present.expected().generation()) {
            return new KeepWatching(object.display() + ": its controller has not acted on the release yet", object);
        }
        return switch (present.progress()) {
            case Replicas replicas -> judgeReplicas(present, replicas);
            case Task task -> judgeTask(present, task);
        };
    }

    private static Judgement judgeReplicas(Present present, Replicas replicas) {
        ObjectRef object = present.expected().object();
        Suspect suspect = null;
        for (Pod pod : present.pods()) {
            Judgement judgement = pod.leaving() ? null : PodTrouble.of(pod, object, true);
            if (judgement instanceof Bad bad) {
                return bad;
            }
            if (judgement instanceof Suspect found) {
                suspect = found;
            }
        }
        if (replicas.refused() != null) {
            Judgement refused = Refusal.judge(replicas.refused(), object, replicas.outdated() > 0, PATIENCE);
            if (refused instanceof Bad bad) {
                return bad;
            }
            suspect = refused instanceof Suspect found ? found : suspect;
        }
        if (suspect != null) {
            return suspect;
        }
        if (replicas.stuck() != null) {
            return new Bad(
                    Reason.NEVER_READY,
                    object.display() + " made no progress: " + replicas.stuck() + detail(present),
                    object);
        }
        List<Pod> ready = present.pods().stream()
                .filter(pod -> pod.ready() && !pod.leaving())
                .toList();
        // The pods' own word and the controller's count come by different watches: both must be good.
        int good = Math.min(ready.size(), replicas.available());
        if (good >= replicas.desired() && replicas.outdated() == 0) {
            return new Ready(
                    List.of(new Line(object, good + " of " + replicas.desired() + " pods of this revision are ready")),
                    ready.stream().map(pod -> new ReadyPod(object, pod)).toList());
        }
        return new KeepWatching(waitingFor(present, replicas, good), object);
    }

    private static String waitingFor(Present present, Replicas replicas, int good) {
        String who = present.expected().object().display() + ": ";
        if (replicas.hindrance() != null) {
            return who + replicas.hindrance();
        }
        if (good >= replicas.desired()) {
            return who + replicas.outdated() + " pods of an older revision are still there";
        }
        return who + good + " of " + replicas.desired() + " pods of this revision are ready"
                + (replicas.refused() == null ? "" : "; " + replicas.refused()) + detail(present);
    }

    private static Judgement judgeTask(Present present, Task task) {
        ObjectRef object = present.expected().object();
        if (task.complete()) {
            return new Ready(List.of(new Line(object, "completed")), List.of());
        }
        if (task.failure() != null) {
            String exit = present.pods().stream()
                    .flatMap(pod -> PodTrouble.lastExit(pod).stream())
                    .findFirst()
                    .map(text -> "; " + text)
                    .orElse("");
            return new Bad(Reason.JOB_FAILED, object.display() + " failed: " + task.failure() + exit, object);
        }
        for (Pod pod : present.pods()) {
            // A job may try again after a crash, as often as its backoffLimit says.
            Judgement judgement = pod.leaving() ? null : PodTrouble.of(pod, object, false);
            if (judgement != null) {
                return judgement;
            }
        }
        if (task.refused() != null) {
            Judgement refused = Refusal.judge(task.refused(), object, false, PATIENCE);
            if (refused != null) {
                return refused;
            }
        }
        return new KeepWatching(object.display() + ": not complete yet" + detail(present), object);
    }

    private static String detail(Present present) {
        return present.pods().stream()
                .filter(pod -> !pod.ready() && !pod.leaving())
                .flatMap(pod -> PodTrouble.whyNotReady(pod).stream())
                .findFirst()
                .map(why -> "; " + why)
                .orElse("");
    }
}
