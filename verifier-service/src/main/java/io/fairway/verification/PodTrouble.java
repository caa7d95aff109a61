package io.fairway.verification;

import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.verification.Container.Exit;
import io.fairway.verification.Container.Running;
import io.fairway.verification.Container.Waiting;
import io.fairway.verification.Judgement.Bad;
import io.fairway.verification.Judgement.Suspect;
import io.fairway.verification.Pod.Note;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with a pod, by the names that Kubernetes gives. */
final class PodTrouble {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The registry has answered, and will answer the same again. Anything else may be the network. */
    private static final List<String> FINAL_PULL_ERRORS = List.of(
            "not found", "manifest unknown", "unauthorized", "denied", "forbidden", "invalid", "no match for platform");

    /** The kubelet's own cache is late, or its runtime is. */
    private static final List<String> PASSING_CREATE_ERRORS =
            List.of("failed to sync", "context deadline exceeded", "is reserved for", "already in use");

    /** How a probe's failure begins when the kubelet and not the container says it. */
    private static final List<String> KUBELETS_OWN_WORDS = List.of(
            "HTTP probe failed with statuscode",
            "Get \"http",
            "dial tcp",
            "timeout: failed to connect",
            "service unhealthy");

    /** The kubelet tries a mount again after 0.5, 1, 2 ... seconds: an object that came a moment late is there by then. */
    private static final int MOUNT_ATTEMPTS = 3;

    private PodTrouble() {}

    /**
     * The pod's trouble, if it is of a kind that does not end by itself.
     *
     * @param crashesCount whether a container that ends again and again is bad; a job has its own limit
     */
    static @Nullable Judgement of(Pod pod, ObjectRef workload, boolean crashesCount) {
        Suspect suspect = null;
        for (Container container : pod.containers()) {
            if (container.state() instanceof Waiting waiting) {
                Judgement judgement = of(pod, container, waiting, workload, crashesCount);
                if (judgement instanceof Bad bad) {
                    return bad;
                }
                if (judgement instanceof Suspect found) {
                    suspect = found;
                }
            }
        }
        if (suspect != null) {
            return suspect;
        }
        return missingVolume(pod)
                .map(note -> new Bad(
                        Reason.INVALID_CONTAINER_CONFIGURATION,
                        workload.display() + ": pod " + pod.name() + " cannot start: " + Texts.sentence(note.message()),
                        workload))
                .orElse(null);
    }

    private static @Nullable Judgement of(
            Pod pod, Container container, Waiting waiting, ObjectRef workload, boolean crashesCount) {
        String who = workload.display() + ": container " + container.name() + " of pod " + pod.name();
        String said = waiting.message().isEmpty() ? "" : ": " + Texts.sentence(waiting.message());
        return switch (waiting.reason()) {
            case "InvalidImageName", "ErrImageNeverPull", "ImagePullBackOff" ->
                new Bad(Reason.IMAGE_PULL_FAILED, who + " gets no image, " + waiting.reason() + said, workload);
            case "ErrImagePull" ->
                Texts.containsAny(waiting.message(), FINAL_PULL_ERRORS)
                        ? new Bad(Reason.IMAGE_PULL_FAILED, who + " gets no image, ErrImagePull" + said, workload)
                        : null;
            case "CreateContainerConfigError", "CreateContainerError" -> {
                Bad bad = new Bad(
                        Reason.INVALID_CONTAINER_CONFIGURATION,
                        who + " cannot be created, " + waiting.reason() + said,
                        workload);
                yield Texts.containsAny(waiting.message(), PASSING_CREATE_ERRORS) ? new Suspect(bad, PATIENCE) : bad;
            }
            case "RunContainerError" -> {
                Bad bad = new Bad(Reason.INVALID_CONTAINER_CONFIGURATION, who + " cannot be started" + said, workload);
                yield container.restarts() > 0 ? bad : new Suspect(bad, PATIENCE);
            }
            case "CrashLoopBackOff" -> crashesCount ? crashLoop(who, container, workload) : null;
            default -> null;
        };
    }

    private static Bad crashLoop(String who, Container container, ObjectRef workload) {
        Exit exit = container.lastExit();
        if (exit != null && (exit.reason().equals("StartError") || exit.reason().equals("ContainerCannotRun"))) {
            return new Bad(
                    Reason.INVALID_CONTAINER_CONFIGURATION,
                    who + " cannot be started: its command cannot be run (" + exit + ")",
                    workload);
        }
        return new Bad(
                Reason.CRASH_LOOP,
                who + " ends again and again" + (exit == null ? "" : ", last with " + exit) + ", restarted "
                        + times(container.restarts()),
                workload);
    }

    /** Whether a container of this pod has ended, or was started again, since it had this many restarts. */
    static boolean hasCrashed(Pod pod, int restartsBefore) {
        return pod.restarts() > restartsBefore
                || pod.containers().stream()
                        .anyMatch(container -> !container.ready() && !(container.state() instanceof Running));
    }

    /** How a container of the pod has ended badly, for people. */
    static Optional<String> lastExit(Pod pod) {
        return pod.containers().stream()
                .flatMap(container -> exitOf(container)
                        .filter(exit -> exit.code() != 0)
                        .map(exit -> "container " + container.name() + " of pod " + pod.name() + " ended with " + exit)
                        .stream())
                .findFirst();
    }

    private static Optional<Exit> exitOf(Container container) {
        return container.state() instanceof Exit now ? Optional.of(now) : Optional.ofNullable(container.lastExit());
    }

    /** The best that can be said about a pod that is not ready. */
    static Optional<String> whyNotReady(Pod pod) {
        if (pod.unschedulable() != null) {
            return Optional.of("pod " + pod.name() + " finds no node: " + Texts.sentence(pod.unschedulable()));
        }
        Optional<String> exit =
                pod.containers().stream().anyMatch(container -> !container.ready()) ? lastExit(pod) : Optional.empty();
        if (exit.isPresent()) {
            return exit;
        }
        Optional<String> waiting = pod.containers().stream()
                .filter(container -> container.state() instanceof Waiting state
                        && !state.reason().equals("ContainerCreating")
                        && !state.reason().equals("PodInitializing"))
                .map(container -> {
                    Waiting state = (Waiting) container.state();
                    String said = state.message().isEmpty() ? "" : ": " + Texts.sentence(state.message());
                    return "container " + container.name() + " of pod " + pod.name() + " waits, " + state.reason()
                            + said;
                })
                .findFirst();
        return waiting.or(() -> pod.notes().stream()
                .findFirst()
                .map(note -> "pod " + pod.name() + ": " + Texts.sentence(withoutOutput(note))));
    }

    /** The output of an exec probe is the container's own: it may be a log or a secret. */
    private static String withoutOutput(Note note) {
        if (!note.reason().equals("Unhealthy")) {
            return note.message();
        }
        int colon = note.message().indexOf(": ");
        if (colon < 0) {
            return note.message();
        }
        String said = note.message().substring(colon + 2);
        return KUBELETS_OWN_WORDS.stream().anyMatch(said::startsWith)
                ? note.message()
                : note.message().substring(0, colon);
    }

    private static Optional<Note> missingVolume(Pod pod) {
        boolean creating = pod.containers().stream()
                .anyMatch(container -> container.state() instanceof Waiting state
                        && (state.reason().equals("ContainerCreating")
                                || state.reason().equals("PodInitializing")));
        return pod.notes().stream()
                .filter(note -> creating
                        && note.reason().equals("FailedMount")
                        && note.count() >= MOUNT_ATTEMPTS
                        && note.message().contains("not found")
                        && Texts.containsAny(note.message(), List.of("configmap ", "secret ")))
                .findFirst();
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }
}
