package io.fairway.verification.run;

import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.verification.Container;
import io.fairway.verification.Container.Exit;
import io.fairway.verification.Container.Running;
import io.fairway.verification.Container.Waiting;
import io.fairway.verification.Pod;
import io.fairway.verification.Pod.Warning;
import io.fairway.verification.run.Health.Degraded;
import io.fairway.verification.run.Health.Suspect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with a pod, by the reasons that Kubernetes gives. */
final class PodHealth {

    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** The registry has answered, and will answer the same again. Anything else may be the network. */
    private static final List<String> FINAL_PULL_ERRORS = List.of(
            "not found", "manifest unknown", "unauthorized", "denied", "forbidden", "invalid", "no match for platform");

    /** The kubelet's own cache is late, or its runtime is. */
    private static final List<String> TRANSIENT_CREATE_ERRORS =
            List.of("failed to sync", "context deadline exceeded", "is reserved for", "already in use");

    /** How the message of a failed probe begins when it is the kubelet's own, not the container's. */
    private static final List<String> KUBELET_PREFIXES = List.of(
            "HTTP probe failed with statuscode",
            "Get \"http",
            "dial tcp",
            "timeout: failed to connect",
            "service unhealthy");

    /** Stands before the newest of many events that say nearly the same. */
    private static final String SIMILAR = "(combined from similar events):";

    /** What containerd and runc say before the reason why the command of a probe did not run. */
    private static final String NOT_STARTED = "unable to start container process: ";

    /** The kubelet tries a mount again after 0.5, 1, 2 ... seconds: an object that came a moment late is there by then. */
    private static final int MOUNT_ATTEMPTS = 3;

    private PodHealth() {}

    /**
     * What is wrong with the pod, if it is of a kind that does not heal by itself.
     *
     * @param crashesCount whether a container in CrashLoopBackOff is bad; a Job has a limit of its own
     */
    static @Nullable Health of(Pod pod, ObjectRef workload, boolean crashesCount) {
        Suspect suspect = null;
        for (Container container : pod.containers()) {
            if (container.state() instanceof Waiting waiting) {
                Health health = of(pod, container, waiting, workload, crashesCount);
                if (health instanceof Degraded bad) {
                    return bad;
                }
                if (health instanceof Suspect found) {
                    suspect = found;
                }
            }
        }
        if (suspect != null) {
            return suspect;
        }
        return missingVolume(pod)
                .map(warning -> new Degraded(
                        Reason.INVALID_CONTAINER_CONFIGURATION,
                        workload.display() + ": pod " + pod.name() + " cannot start: "
                                + Texts.sentence(warning.message()),
                        workload))
                .orElse(null);
    }

    private static @Nullable Health of(
            Pod pod, Container container, Waiting waiting, ObjectRef workload, boolean crashesCount) {
        String who = workload.display() + ": container " + container.name() + " of pod " + pod.name();
        String reason = reason(waiting);
        return switch (waiting.reason()) {
            case "InvalidImageName", "ErrImageNeverPull", "ImagePullBackOff" ->
                new Degraded(Reason.IMAGE_PULL_FAILED, who + " cannot pull its image" + reason, workload);
            case "ErrImagePull" ->
                Texts.containsAny(waiting.message(), FINAL_PULL_ERRORS)
                        ? new Degraded(Reason.IMAGE_PULL_FAILED, who + " cannot pull its image" + reason, workload)
                        : null;
            case "CreateContainerConfigError", "CreateContainerError" -> {
                Degraded bad = new Degraded(
                        Reason.INVALID_CONTAINER_CONFIGURATION, who + " cannot be created" + reason, workload);
                yield Texts.containsAny(waiting.message(), TRANSIENT_CREATE_ERRORS) ? new Suspect(bad, TOLERANCE) : bad;
            }
            case "RunContainerError" -> {
                Degraded bad = new Degraded(
                        Reason.INVALID_CONTAINER_CONFIGURATION, who + " cannot be started" + reason, workload);
                yield container.restarts() > 0 ? bad : new Suspect(bad, TOLERANCE);
            }
            case "CrashLoopBackOff" -> crashesCount ? crashLoop(who, container, workload) : null;
            default -> null;
        };
    }

    private static Degraded crashLoop(String who, Container container, ObjectRef workload) {
        Exit exit = container.lastExit();
        if (exit != null && (exit.reason().equals("StartError") || exit.reason().equals("ContainerCannotRun"))) {
            return new Degraded(
                    Reason.INVALID_CONTAINER_CONFIGURATION,
                    who + " cannot be started: its command cannot be run, " + exit,
                    workload);
        }
        return new Degraded(
                Reason.CRASH_LOOP,
                who + " keeps crashing (CrashLoopBackOff)" + (exit == null ? "" : ": last " + exit) + ", "
                        + (container.restarts() == 1 ? "1 restart" : container.restarts() + " restarts"),
                workload);
    }

    /** Whether a container of this pod has terminated, or was restarted, since it had this many restarts. */
    static boolean hasCrashed(Pod pod, int restartsBefore) {
        return pod.restarts() > restartsBefore
                || pod.containers().stream()
                        .anyMatch(container -> !container.ready() && !(container.state() instanceof Running));
    }

    /** How a container of the pod has failed, for people. */
    static Optional<String> lastExit(Pod pod) {
        return pod.containers().stream()
                .flatMap(container -> exitOf(container)
                        .filter(exit -> exit.code() != 0)
                        .map(exit ->
                                "container " + container.name() + " of pod " + pod.name() + " terminated with " + exit)
                        .stream())
                .findFirst();
    }

    private static Optional<Exit> exitOf(Container container) {
        return container.state() instanceof Exit now ? Optional.of(now) : Optional.ofNullable(container.lastExit());
    }

    /** The best that can be said about a pod that is not ready. */
    static Optional<String> whyNotReady(Pod pod) {
        if (pod.unschedulable() != null) {
            return Optional.of("pod " + pod.name() + " cannot be scheduled: " + Texts.sentence(pod.unschedulable()));
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
                    return "container " + container.name() + " of pod " + pod.name() + " is waiting" + reason(state);
                })
                .findFirst();
        return waiting.or(() -> pod.warnings().stream()
                .findFirst()
                .map(warning -> "pod " + pod.name() + ": " + Texts.sentence(withoutOutput(warning))));
    }

    /** The output of an exec probe is the container's own: it may be a log or a secret. What the runtime says is not. */
    private static String withoutOutput(Warning warning) {
        String message = warning.message().startsWith(SIMILAR)
                ? warning.message().substring(SIMILAR.length()).strip()
                : warning.message();
        int colon = message.indexOf(": ");
        if (!warning.reason().equals("Unhealthy") || colon < 0) {
            return message;
        }
        String probe = message.substring(0, colon);
        String said = message.substring(colon + 2);
        int start = said.indexOf(NOT_STARTED);
        if (start >= 0) {
            return probe + ": its command cannot be started: " + said.substring(start + NOT_STARTED.length());
        }
        return KUBELET_PREFIXES.stream().anyMatch(said::startsWith) ? message : probe;
    }

    private static Optional<Warning> missingVolume(Pod pod) {
        boolean creating = pod.containers().stream()
                .anyMatch(container -> container.state() instanceof Waiting state
                        && (state.reason().equals("ContainerCreating")
                                || state.reason().equals("PodInitializing")));
        return pod.warnings().stream()
                .filter(warning -> creating
                        && warning.reason().equals("FailedMount")
                        && warning.count() >= MOUNT_ATTEMPTS
                        && warning.message().contains("not found")
                        && Texts.containsAny(warning.message(), List.of("configmap ", "secret ")))
                .findFirst();
    }

    private static String reason(Waiting waiting) {
        String message = waiting.message().isEmpty() ? "" : ": " + Texts.sentence(waiting.message());
        return " (" + waiting.reason() + ")" + message;
    }
}
