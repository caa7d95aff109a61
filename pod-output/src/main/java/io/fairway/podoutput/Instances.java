package io.fairway.podoutput;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fairway.events.PodOutput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Whose last words are of interest: the pods that went wrong, and in them the containers that did. Pure. */
final class Instances {

    private Instances() {}

    /** A container as it was before or after its last restart. */
    record Instance(String container, boolean previous) {}

    /** Those that went wrong, the worst first; if none did, one of the others: what it wrote may say why a check failed. */
    static List<Pod> pods(Collection<Pod> candidates) {
        List<Pod> bad = candidates.stream()
                .filter(pod -> statuses(pod).anyMatch(Instances::isBad)
                        || "Failed".equals(status(pod).getPhase()))
                .sorted(Comparator.comparing((Pod pod) -> -restarts(pod)).thenComparing(Instances::name))
                .limit(PodOutput.MAX_PODS)
                .toList();
        return bad.isEmpty()
                ? candidates.stream()
                        .sorted(Comparator.comparing(Instances::name))
                        .limit(1)
                        .toList()
                : bad;
    }

    /** What was before a restart comes first: it says why. A container that has never run has written nothing. */
    static List<Instance> of(Pod pod) {
        List<ContainerStatus> all = statuses(pod).toList();
        List<ContainerStatus> bad = all.stream().filter(Instances::isBad).toList();
        List<Instance> instances = new ArrayList<>();
        for (ContainerStatus container : bad.isEmpty() ? all : bad) {
            ContainerState state = container.getState();
            boolean restarted =
                    container.getLastState() != null && container.getLastState().getTerminated() != null;
            boolean waiting = state == null || (state.getRunning() == null && state.getTerminated() == null);
            if (restarted) {
                instances.add(new Instance(container.getName(), true));
            }
            if (!waiting) {
                instances.add(new Instance(container.getName(), false));
            }
        }
        return instances.stream().limit(PodOutput.MAX_CONTAINERS).toList();
    }

    private static boolean isBad(ContainerStatus container) {
        ContainerState state = container.getState();
        boolean failed = state != null
                && state.getTerminated() != null
                && Objects.requireNonNullElse(state.getTerminated().getExitCode(), 0) != 0;
        boolean over = state != null && state.getTerminated() != null;
        return failed || restarts(container) > 0 || !over && !Boolean.TRUE.equals(container.getReady());
    }

    private static int restarts(Pod pod) {
        return statuses(pod).mapToInt(Instances::restarts).sum();
    }

    private static int restarts(ContainerStatus container) {
        return Objects.requireNonNullElse(container.getRestartCount(), 0);
    }

    private static Stream<ContainerStatus> statuses(Pod pod) {
        return Stream.concat(
                status(pod).getInitContainerStatuses().stream(), status(pod).getContainerStatuses().stream());
    }

    private static PodStatus status(Pod pod) {
        return Objects.requireNonNullElseGet(pod.getStatus(), PodStatus::new);
    }

    private static String name(Pod pod) {
        return pod.getMetadata().getName();
    }
}
