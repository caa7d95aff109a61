package io.fairway.release.kube;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pods for which a StatefulSet waits in vain: of another revision than the wanted one, and not ready. With its default
 * policy the controller replaces no pod while one is not ready, though the pod itself is to be replaced (kubernetes/kubernetes
 * 67250). Pure.
 */
final class StuckPods {

    private static final String REVISION = "controller-revision-hash";

    /** What does not end without another template, or takes longer to end than a new pod takes to start. */
    private static final Set<String> HOPELESS = Set.of(
            "CrashLoopBackOff",
            "ErrImagePull",
            "ImagePullBackOff",
            "InvalidImageName",
            "ErrImageNeverPull",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError");

    /** A pod that was ready, and is not for as long, is not just starting anew. */
    private static final Duration UNREADY = Duration.ofSeconds(30);

    private StuckPods() {}

    /**
     * @param pods of the namespace
     * @param undoneSince pods made since then belong to an undone revision; null if nothing is undone
     * @param now by the clock of this machine: it only tells a pod that just starts from one that does not get on
     */
    static List<Pod> of(StatefulSet set, Collection<Pod> pods, @Nullable Instant undoneSince, Instant now) {
        String wanted = set.getStatus() == null ? null : set.getStatus().getUpdateRevision();
        if (wanted == null) {
            return List.of();
        }
        return pods.stream()
                .filter(pod -> isOf(set, pod) && pod.getMetadata().getDeletionTimestamp() == null)
                .filter(pod -> !wanted.equals(revision(pod)) && !isReady(pod))
                .filter(pod -> isUndone(pod, undoneSince) || isHopeless(pod, now))
                .toList();
    }

    static String revision(Pod pod) {
        return pod.getMetadata().getLabels() == null
                ? ""
                : pod.getMetadata().getLabels().getOrDefault(REVISION, "");
    }

    private static boolean isOf(StatefulSet set, Pod pod) {
        List<OwnerReference> owners =
                Objects.requireNonNullElse(pod.getMetadata().getOwnerReferences(), List.of());
        return owners.stream()
                .anyMatch(owner -> owner.getUid().equals(set.getMetadata().getUid()));
    }

    private static boolean isReady(Pod pod) {
        return ready(pod)
                .filter(condition -> "True".equals(condition.getStatus()))
                .isPresent();
    }

    private static Optional<PodCondition> ready(Pod pod) {
        return status(pod).getConditions().stream()
                .filter(condition -> "Ready".equals(condition.getType()))
                .findFirst();
    }

    private static boolean isUndone(Pod pod, @Nullable Instant since) {
        return since != null
                && !Instant.parse(pod.getMetadata().getCreationTimestamp()).isBefore(since);
    }

    private static boolean isHopeless(Pod pod, Instant now) {
        PodStatus status = status(pod);
        boolean hopeless = Stream.concat(
                        status.getInitContainerStatuses().stream(), status.getContainerStatuses().stream())
                .map(ContainerStatus::getState)
                .filter(Objects::nonNull)
                .map(ContainerState::getWaiting)
                .filter(Objects::nonNull)
                .anyMatch(waiting -> HOPELESS.contains(Objects.requireNonNullElse(waiting.getReason(), "")));
        String since = ready(pod).map(PodCondition::getLastTransitionTime).orElse(null);
        return hopeless || since != null && Instant.parse(since).plus(UNREADY).isBefore(now);
    }

    private static PodStatus status(Pod pod) {
        return Objects.requireNonNullElseGet(pod.getStatus(), PodStatus::new);
    }
}
