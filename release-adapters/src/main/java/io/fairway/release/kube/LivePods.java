package io.fairway.release.kube;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fairway.events.ObjectRef;
import io.fairway.release.deploy.LivePod;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pods of a namespace at one moment, and what they belong to. Pure.
 *
 * @param workloads the workloads in question by their uid
 */
record LivePods(
        Map<String, ObjectRef> workloads,
        Collection<ReplicaSet> replicaSets,
        Collection<ControllerRevision> controllerRevisions,
        Collection<Pod> pods) {

    private static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String REVISION_HASH = "controller-revision-hash";
    private static final int MAX = 200;

    List<LivePod> all() {
        Map<String, ReplicaSet> sets = replicaSets.stream()
                .collect(Collectors.toMap(set -> set.getMetadata().getUid(), Function.identity(), (one, two) -> one));
        return pods.stream()
                .map(pod -> belonging(pod, sets))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing((LivePod pod) -> !pod.current()).thenComparing(LivePod::name))
                .limit(MAX)
                .toList();
    }

    private Optional<LivePod> belonging(Pod pod, Map<String, ReplicaSet> sets) {
        String own = Objects.requireNonNullElse(pod.getMetadata().getUid(), "");
        String owner = workloads.containsKey(own) ? own : ownerOf(pod);
        ReplicaSet set = workloads.containsKey(owner) ? null : sets.get(owner);
        String workloadUid = set == null ? owner : ownerOf(set);
        return Optional.ofNullable(workloads.get(workloadUid))
                .map(workload -> show(pod, workload, isCurrent(pod, workload, workloadUid, set)));
    }

    private boolean isCurrent(Pod pod, ObjectRef workload, String uid, @Nullable ReplicaSet set) {
        return switch (workload.kind()) {
            case "Deployment" ->
                set != null
                        && replicaSets.stream()
                                .noneMatch(other -> ownerOf(other).equals(uid) && revision(other) > revision(set));
            case "StatefulSet", "DaemonSet" ->
                controllerRevisions.stream()
                        .filter(candidate -> ownerOf(candidate).equals(uid))
                        .max(Comparator.comparingLong(
                                candidate -> candidate.getRevision() == null ? 0 : candidate.getRevision()))
                        .filter(newest -> isOf(newest, label(pod, REVISION_HASH)))
                        .isPresent();
            default -> true;
        };
    }

    /** A StatefulSet's pods carry the name of its revision, those of a DaemonSet the hash. */
    private static boolean isOf(ControllerRevision revision, String hash) {
        return !hash.isEmpty()
                && (hash.equals(revision.getMetadata().getName()) || hash.equals(label(revision, REVISION_HASH)));
    }

    private static long revision(ReplicaSet set) {
        Map<String, String> annotations = set.getMetadata().getAnnotations();
        try {
            return annotations == null ? 0 : Long.parseLong(annotations.getOrDefault(REVISION, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static LivePod show(Pod pod, ObjectRef workload, boolean current) {
        PodStatus status = Optional.ofNullable(pod.getStatus()).orElseGet(PodStatus::new);
        List<ContainerStatus> containers =
                Optional.ofNullable(status.getContainerStatuses()).orElse(List.of());
        int expected = pod.getSpec() == null ? 0 : pod.getSpec().getContainers().size();
        int ready = (int) containers.stream()
                .filter(container -> Boolean.TRUE.equals(container.getReady()))
                .count();
        boolean allReady = ready == expected && expected > 0;
        boolean ending = pod.getMetadata().getDeletionTimestamp() != null;
        return new LivePod(
                pod.getMetadata().getName(),
                workload,
                ending ? "Terminating" : Optional.ofNullable(status.getPhase()).orElse("Unknown"),
                allReady && !ending,
                ready,
                expected,
                containers.stream()
                        .mapToInt(container -> Objects.requireNonNullElse(container.getRestartCount(), 0))
                        .sum(),
                containers.stream()
                        .map(ContainerStatus::getImageID)
                        .filter(id -> id != null && id.contains("sha256:"))
                        .map(id -> id.substring(id.lastIndexOf("sha256:")))
                        .findFirst()
                        .orElse(null),
                pod.getSpec() == null ? null : pod.getSpec().getNodeName(),
                time(pod.getMetadata().getCreationTimestamp()),
                allReady || "Succeeded".equals(status.getPhase()) ? null : reason(status, containers),
                current);
    }

    /** The words of Kubernetes; its messages may quote values. */
    private static @Nullable String reason(PodStatus status, List<ContainerStatus> containers) {
        Stream<@Nullable String> ofContainers = Stream.concat(
                        Optional.ofNullable(status.getInitContainerStatuses()).orElse(List.of()).stream(),
                        containers.stream())
                .filter(container -> !Boolean.TRUE.equals(container.getReady()))
                .map(LivePods::reason);
        Stream<@Nullable String> ofConditions = Optional.ofNullable(status.getConditions()).orElse(List.of()).stream()
                .filter(condition -> "False".equals(condition.getStatus()))
                .map(PodCondition::getReason);
        return Stream.of(Stream.<@Nullable String>of(status.getReason()), ofContainers, ofConditions)
                .flatMap(Function.identity())
                .filter(reason -> reason != null && !reason.isEmpty() && !reason.equals("Completed"))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String reason(ContainerStatus container) {
        ContainerState state = container.getState();
        if (state == null) {
            return null;
        }
        if (state.getWaiting() != null) {
            return state.getWaiting().getReason();
        }
        if (state.getTerminated() != null) {
            return state.getTerminated().getReason() + ", exit code "
                    + state.getTerminated().getExitCode();
        }
        return null;
    }

    private static String ownerOf(HasMetadata object) {
        return Optional.ofNullable(object.getMetadata().getOwnerReferences()).orElse(List.of()).stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .map(OwnerReference::getUid)
                .findFirst()
                .orElse("");
    }

    private static String label(HasMetadata object, String name) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault(name, "");
    }

    private static @Nullable Instant time(@Nullable String timestamp) {
        try {
            return timestamp == null ? null : Instant.parse(timestamp);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
