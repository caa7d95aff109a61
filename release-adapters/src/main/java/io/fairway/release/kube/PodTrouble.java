package io.fairway.release.kube;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.release.deploy.HelmFailure;
import io.fairway.release.deploy.HelmWaits;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the pods that a Helm call waits for, and whether waiting is of use. Pure.
 *
 * @param waits for what Helm waits
 * @param retries after how many failures of a hook whose author sets no limit it is given up: Kubernetes would go on for minutes
 */
record PodTrouble(HelmWaits waits, int retries) {

    /** What nobody mends in time. Right after its start a pod may show it for a moment. */
    private static final Map<String, Reason> NEVER_STARTS = Map.of(
            "InvalidImageName", Reason.IMAGE_PULL_FAILED,
            "ErrImageNeverPull", Reason.IMAGE_PULL_FAILED,
            "ImagePullBackOff", Reason.IMAGE_PULL_FAILED,
            "CreateContainerConfigError", Reason.INVALID_CONTAINER_CONFIGURATION,
            "CreateContainerError", Reason.INVALID_CONTAINER_CONFIGURATION,
            "RunContainerError", Reason.INVALID_CONTAINER_CONFIGURATION);

    private static final Duration STARTS_AT_LAST = Duration.ofSeconds(20);
    private static final int RESTARTS = 3;

    /** The node's doing, not that of the work. */
    private static final Set<String> TAKEN_AWAY =
            Set.of("Evicted", "Preempting", "NodeShutdown", "Shutdown", "NodeLost");

    /**
     * Why Helm waits in vain; empty if it may yet succeed.
     *
     * @param pods those made since Helm began
     * @param known for how long each pod has been known, by its uid
     */
    Optional<HelmFailure> hopeless(Collection<Pod> pods, Map<String, Duration> known) {
        Optional<HelmFailure> hook = waits.hooks().stream()
                .map(one -> hook(one, ofHook(one.object(), pods), known, one.retries() == null ? retries : null))
                .flatMap(Optional::stream)
                .findFirst();
        return hook.or(() -> pods.stream()
                .map(pod -> workload(pod, known.getOrDefault(pod.getMetadata().getUid(), Duration.ZERO)))
                .flatMap(Optional::stream)
                .findFirst());
    }

    /** The first failure of a hook, be it the end or not. */
    Optional<HelmFailure> trouble(Collection<Pod> pods) {
        return waits.hooks().stream()
                .map(one -> hook(one, ofHook(one.object(), pods), Map.of(), 1))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** @param limit how many failures are the end; null if Kubernetes knows, which tells Helm */
    private static Optional<HelmFailure> hook(
            HelmWaits.Hook hook, List<Pod> pods, Map<String, Duration> known, @Nullable Integer limit) {
        String which = "the " + hook.event() + " hook " + hook.object().display() + " failed: ";
        int failures = pods.stream().mapToInt(PodTrouble::failures).sum();
        if (limit != null && failures >= limit) {
            return pods.stream()
                    .sorted(Comparator.comparing(
                            (Pod pod) -> pod.getMetadata().getCreationTimestamp(), Comparator.reverseOrder()))
                    .map(PodTrouble::lastFailure)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(how -> failed(which + how + (failures == 1 ? "" : ", " + failures + " times")));
        }
        return pods.stream()
                .flatMap(pod ->
                        neverStarts(pod, known.getOrDefault(pod.getMetadata().getUid(), Duration.ZERO)))
                .findFirst()
                .map(trouble -> failed(which + trouble.sentence()));
    }

    private static HelmFailure failed(String sentence) {
        return new HelmFailure(Reason.HOOK_FAILED, sentence, false);
    }

    private Optional<HelmFailure> workload(Pod pod, Duration known) {
        Optional<ObjectRef> workload = waits.workloads().stream()
                .filter(candidate -> isOf(candidate, pod))
                .findFirst();
        if (workload.isEmpty() || pod.getMetadata().getDeletionTimestamp() != null) {
            return Optional.empty();
        }
        String which =
                "pod " + pod.getMetadata().getName() + " of " + workload.get().display() + ": ";
        Optional<HelmFailure> crashes = containers(pod)
                .filter(container -> restarts(container) >= RESTARTS && terminated(container) != null)
                .findFirst()
                .map(container -> new HelmFailure(
                        Reason.CRASH_LOOP,
                        which + ended(container) + ", and was started anew " + restarts(container) + " times",
                        false));
        return crashes.or(() -> neverStarts(pod, known)
                        .findFirst()
                        .map(trouble -> new HelmFailure(trouble.reason(), which + trouble.sentence(), false)))
                .or(() -> Optional.of(pod)
                        .filter(late -> !isReady(late) && known.compareTo(waits.patience()) > 0)
                        .map(late -> new HelmFailure(
                                Reason.NEVER_READY,
                                which + "not ready after " + waits.patience().toSeconds()
                                        + " s, and the hooks that come after it cannot run",
                                false)));
    }

    /** The pods that a failure is about. */
    List<Pod> concerned(HelmFailure failure, Collection<Pod> pods) {
        return failure.reason() == Reason.HOOK_FAILED
                ? waits.hooks().stream()
                        .flatMap(hook -> ofHook(hook.object(), pods).stream())
                        .distinct()
                        .toList()
                : List.copyOf(pods);
    }

    private record Trouble(Reason reason, String sentence) {}

    private static Stream<Trouble> neverStarts(Pod pod, Duration known) {
        return known.compareTo(STARTS_AT_LAST) < 0
                ? Stream.empty()
                : containers(pod).flatMap(container -> {
                    String why = waiting(container);
                    Reason reason = NEVER_STARTS.get(why);
                    return reason == null
                            ? Stream.empty()
                            : Stream.of(new Trouble(
                                    reason, "container " + container.getName() + " does not start, " + why));
                });
    }

    private static int failures(Pod pod) {
        if (TAKEN_AWAY.contains(Objects.requireNonNullElse(status(pod).getReason(), "")) || isDisrupted(pod)) {
            return 0;
        }
        int restarts = containers(pod)
                .filter(container -> lastTerminated(container) != null)
                .mapToInt(PodTrouble::restarts)
                .sum();
        return restarts + ("Failed".equals(status(pod).getPhase()) ? 1 : 0);
    }

    private static boolean isDisrupted(Pod pod) {
        return status(pod).getConditions().stream()
                .anyMatch(condition ->
                        "DisruptionTarget".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }

    private static Optional<String> lastFailure(Pod pod) {
        return containers(pod)
                .filter(container -> terminated(container) != null)
                .findFirst()
                .map(PodTrouble::ended)
                .or(() -> Optional.ofNullable(status(pod).getReason())
                        .map(reason -> "pod " + pod.getMetadata().getName() + " failed, " + reason));
    }

    private static String ended(ContainerStatus container) {
        ContainerStateTerminated end = Objects.requireNonNull(terminated(container));
        String reason = Objects.requireNonNullElse(end.getReason(), "");
        return "container " + container.getName() + " ended with exit code " + end.getExitCode()
                + (reason.isEmpty() || reason.equals("Error") ? "" : " (" + reason + ")");
    }

    /** How it ended last, if that was a failure. */
    private static @Nullable ContainerStateTerminated terminated(ContainerStatus container) {
        ContainerState state = container.getState();
        ContainerStateTerminated now = state == null ? null : state.getTerminated();
        return now != null && now.getExitCode() != 0 ? now : lastTerminated(container);
    }

    private static @Nullable ContainerStateTerminated lastTerminated(ContainerStatus container) {
        ContainerState last = container.getLastState();
        ContainerStateTerminated before = last == null ? null : last.getTerminated();
        return before != null && before.getExitCode() != 0 ? before : null;
    }

    private static String waiting(ContainerStatus container) {
        ContainerState state = container.getState();
        return state == null || state.getWaiting() == null
                ? ""
                : Objects.requireNonNullElse(state.getWaiting().getReason(), "");
    }

    private static int restarts(ContainerStatus container) {
        return Objects.requireNonNullElse(container.getRestartCount(), 0);
    }

    private static boolean isReady(Pod pod) {
        return status(pod).getConditions().stream()
                .anyMatch(condition -> "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }

    private static Stream<ContainerStatus> containers(Pod pod) {
        return Stream.concat(
                status(pod).getInitContainerStatuses().stream(), status(pod).getContainerStatuses().stream());
    }

    private static PodStatus status(Pod pod) {
        return Objects.requireNonNullElseGet(pod.getStatus(), PodStatus::new);
    }

    private static List<Pod> ofHook(ObjectRef hook, Collection<Pod> pods) {
        return pods.stream()
                .filter(pod -> hook.kind().equals("Pod")
                        ? pod.getMetadata().getName().equals(hook.name())
                        : isOwned(pod, "Job", hook.name()))
                .toList();
    }

    /** A ReplicaSet is named after its Deployment and the hash that its pods bear as a label. */
    private static boolean isOf(ObjectRef workload, Pod pod) {
        if (!workload.kind().equals("Deployment")) {
            return isOwned(pod, workload.kind(), workload.name());
        }
        String hash = pod.getMetadata().getLabels() == null
                ? ""
                : pod.getMetadata().getLabels().getOrDefault("pod-template-hash", "");
        return isOwned(pod, "ReplicaSet", workload.name() + "-" + hash);
    }

    private static boolean isOwned(Pod pod, String kind, String name) {
        return Jobs.owners(pod)
                .anyMatch(
                        owner -> owner.getKind().equals(kind) && owner.getName().equals(name));
    }
}
