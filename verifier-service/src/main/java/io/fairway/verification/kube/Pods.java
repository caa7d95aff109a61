package io.fairway.verification.kube;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fairway.verification.Container;
import io.fairway.verification.Container.Exit;
import io.fairway.verification.Container.Running;
import io.fairway.verification.Container.Waiting;
import io.fairway.verification.Pod;
import io.fairway.verification.Pod.Warning;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what matters of a pod. */
final class Pods {

    private static final int MAX_WARNINGS = 5;

    private Pods() {}

    static Pod read(io.fabric8.kubernetes.api.model.Pod pod, Collection<Event> events) {
        PodStatus status = Optional.ofNullable(pod.getStatus()).orElseGet(PodStatus::new);
        boolean ended = "Failed".equals(status.getPhase()) || "Succeeded".equals(status.getPhase());
        // A pod that always restarts its containers ends only when its node drops it: its controller makes another.
        boolean dropped = "Failed".equals(status.getPhase())
                && pod.getSpec() != null
                && !List.of("Never", "OnFailure").contains(text(pod.getSpec().getRestartPolicy()));
        boolean terminating = pod.getMetadata().getDeletionTimestamp() != null
                || condition(status, "DisruptionTarget", "True").isPresent()
                || "Evicted".equals(status.getReason())
                || dropped;
        return new Pod(
                pod.getMetadata().getName(),
                pod.getMetadata().getUid(),
                status.getPodIP(),
                !ended && condition(status, "Ready", "True").isPresent(),
                terminating,
                condition(status, "PodScheduled", "False")
                        .filter(scheduled -> "Unschedulable".equals(scheduled.getReason()))
                        .map(scheduled -> text(scheduled.getMessage()))
                        .orElse(null),
                Stream.concat(status.getInitContainerStatuses().stream(), status.getContainerStatuses().stream())
                        .map(Pods::container)
                        .toList(),
                events.stream()
                        .filter(event -> event.getInvolvedObject() != null
                                && pod.getMetadata()
                                        .getUid()
                                        .equals(event.getInvolvedObject().getUid())
                                && "Warning".equals(event.getType()))
                        .sorted(Comparator.comparing(Pods::lastTime).reversed())
                        .limit(MAX_WARNINGS)
                        .map(event -> new Warning(text(event.getReason()), text(event.getMessage()), countOf(event)))
                        .toList());
    }

    /** How often an event was recorded; a series counts where the classic counter is empty. */
    static int countOf(Event event) {
        if (event.getSeries() != null && event.getSeries().getCount() != null) {
            return event.getSeries().getCount();
        }
        return event.getCount() == null ? 1 : Math.max(1, event.getCount());
    }

    private static String lastTime(Event event) {
        if (event.getLastTimestamp() != null) {
            return event.getLastTimestamp();
        }
        return event.getEventTime() == null ? "" : text(event.getEventTime().getTime());
    }

    private static Container container(ContainerStatus status) {
        return new Container(
                status.getName(),
                Boolean.TRUE.equals(status.getReady()),
                status.getRestartCount() == null ? 0 : status.getRestartCount(),
                state(status.getState()),
                status.getLastState() == null || status.getLastState().getTerminated() == null
                        ? null
                        : exit(status.getLastState().getTerminated()));
    }

    private static Container.State state(@Nullable ContainerState state) {
        if (state != null && state.getRunning() != null) {
            return new Running();
        }
        if (state != null && state.getTerminated() != null) {
            return exit(state.getTerminated());
        }
        if (state != null && state.getWaiting() != null) {
            return new Waiting(
                    text(state.getWaiting().getReason()),
                    text(state.getWaiting().getMessage()));
        }
        return new Waiting("", "");
    }

    private static Exit exit(ContainerStateTerminated terminated) {
        return new Exit(terminated.getExitCode() == null ? 0 : terminated.getExitCode(), text(terminated.getReason()));
    }

    private static Optional<PodCondition> condition(PodStatus status, String type, String value) {
        return status.getConditions().stream()
                .filter(condition -> type.equals(condition.getType()) && value.equals(condition.getStatus()))
                .findFirst();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
