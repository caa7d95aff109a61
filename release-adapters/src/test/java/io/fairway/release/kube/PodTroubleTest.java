package io.fairway.release.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.release.deploy.HelmFailure;
import io.fairway.release.deploy.HelmWaits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PodTroubleTest {

    private static final ObjectRef MIGRATE = new ObjectRef("batch/v1", "Job", "shop", "migrate");
    private static final ObjectRef SMOKE = new ObjectRef("v1", "Pod", "shop", "smoke");
    private static final ObjectRef SHOP = new ObjectRef("apps/v1", "Deployment", "shop", "shop");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void case09_hook_without_a_limit_is_given_up_after_its_second_failure_with_container_and_exit_code() {
        Pod first = pod("migrate-1", "Job", "migrate", "Failed", ended("migrate", 1, "Error"));
        Pod second = pod("migrate-2", "Job", "migrate", "Failed", ended("migrate", 1, "Error"));

        assertThat(hook(null).hopeless(List.of(first), Map.of())).isEmpty();
        assertThat(hook(null).hopeless(List.of(first, second), Map.of()))
                .contains(failed("container migrate ended with exit code 1, 2 times"));
    }

    @Test
    void failure_of_a_hook_concerns_the_pods_of_hooks_and_any_other_failure_all_pods() {
        Pod ofHook = pod("migrate-1", "Job", "migrate", "Failed", ended("migrate", 1, "Error"));
        Pod other = pod("shop-abc-1", "ReplicaSet", "shop-abc", "Running", ended("shop", 1, "Error"));
        HelmFailure ofWorkload = new HelmFailure(Reason.CRASH_LOOP, "it crashes", false);

        assertThat(hook(null).concerned(failed("x"), List.of(other, ofHook))).containsExactly(ofHook);
        assertThat(hook(null).concerned(ofWorkload, List.of(other, ofHook))).containsExactly(other, ofHook);
    }

    @Test
    void hook_whose_author_allows_retries_is_left_to_kubernetes() {
        List<Pod> pods = List.of(
                pod("migrate-1", "Job", "migrate", "Failed", ended("migrate", 1, "Error")),
                pod("migrate-2", "Job", "migrate", "Failed", ended("migrate", 1, "Error")),
                pod("migrate-3", "Job", "migrate", "Failed", ended("migrate", 1, "Error")));

        assertThat(hook(4).hopeless(pods, Map.of())).isEmpty();
    }

    @Test
    void hook_that_failed_by_itself_is_told_with_its_exit_code() {
        Pod once = pod("migrate-1", "Job", "migrate", "Failed", ended("migrate", 137, "OOMKilled"));

        assertThat(hook(0).trouble(List.of(once)))
                .contains(failed("container migrate ended with exit code 137 (OOMKilled)"));
    }

    @Test
    void hook_that_is_started_anew_in_its_pod_counts_its_restarts() {
        ContainerStatus again = new ContainerStatusBuilder()
                .withName("migrate")
                .withRestartCount(2)
                .withNewState()
                .withNewWaiting()
                .withReason("CrashLoopBackOff")
                .endWaiting()
                .endState()
                .withNewLastState()
                .withNewTerminated()
                .withExitCode(3)
                .withReason("Error")
                .endTerminated()
                .endLastState()
                .build();

        assertThat(hook(null).hopeless(List.of(pod("migrate-1", "Job", "migrate", "Running", again)), Map.of()))
                .contains(failed("container migrate ended with exit code 3, 2 times"));
    }

    @Test
    void pod_that_its_node_gave_up_is_no_failure_of_the_hook() {
        Pod evicted = pod("migrate-1", "Job", "migrate", "Failed", ended("migrate", 137, "Error"));
        evicted.getStatus().setReason("Evicted");
        Pod drained = new PodBuilder(pod("migrate-2", "Job", "migrate", "Failed", ended("migrate", 143, "Error")))
                .editStatus()
                .addNewCondition()
                .withType("DisruptionTarget")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();

        assertThat(hook(null).hopeless(List.of(evicted, drained), Map.of())).isEmpty();
    }

    @Test
    void pods_of_others_do_not_matter() {
        Pod stranger = pod("other-1", "Job", "other", "Failed", ended("migrate", 1, "Error"));
        Pod same = pod("migrate-x", "ReplicaSet", "migrate", "Failed", ended("migrate", 1, "Error"));

        assertThat(hook(0).trouble(List.of(stranger, same))).isEmpty();
    }

    @Test
    void image_that_cannot_be_pulled_is_hopeless_after_a_while_only() {
        Pod pod = pod("migrate-1", "Job", "migrate", "Pending", waiting("ImagePullBackOff"));

        assertThat(hook(null).hopeless(List.of(pod), known(pod, 5))).isEmpty();
        assertThat(hook(null).hopeless(List.of(pod), known(pod, 25)))
                .contains(failed("container migrate does not start, ImagePullBackOff"));
    }

    @Test
    void hook_that_is_a_pod_fails_with_its_first_failure() {
        HelmWaits waits =
                new HelmWaits(List.of(new HelmWaits.Hook(SMOKE, "post-install", 0)), List.of(), PATIENCE, List.of());
        Pod pod = pod("smoke", null, "", "Failed", ended("curl", 7, "Error"));

        assertThat(new PodTrouble(waits, 2).trouble(List.of(pod)))
                .contains(new HelmFailure(
                        Reason.HOOK_FAILED,
                        "the post-install hook Pod/smoke failed: container curl ended with exit code 7",
                        false));
    }

    @Test
    void workload_that_never_gets_ready_ends_the_wait_before_late_hooks() {
        Pod pod = deployed(new ContainerStatusBuilder()
                .withName("shop")
                .withRestartCount(0)
                .build());

        assertThat(late().hopeless(List.of(pod), known(pod, 59))).isEmpty();
        assertThat(late().hopeless(List.of(pod), known(pod, 61)))
                .contains(new HelmFailure(
                        Reason.NEVER_READY,
                        "pod shop-abc-1 of Deployment/shop: not ready after 60 s, and the hooks that come after it"
                                + " cannot run",
                        false));
    }

    @Test
    void workload_that_crashes_again_and_again_ends_the_wait_at_once() {
        ContainerStatus crashed = new ContainerStatusBuilder(ended("shop", 2, "Error"))
                .withRestartCount(3)
                .build();

        assertThat(late().hopeless(List.of(deployed(crashed)), Map.of()).map(HelmFailure::reason))
                .contains(Reason.CRASH_LOOP);
    }

    @Test
    void without_late_hooks_workloads_are_the_verifiers() {
        Pod pod = deployed(new ContainerStatusBuilder(ended("shop", 2, "Error"))
                .withRestartCount(9)
                .build());

        assertThat(hook(null).hopeless(List.of(pod), known(pod, 500))).isEmpty();
    }

    private static PodTrouble hook(@Nullable Integer retries) {
        return new PodTrouble(
                new HelmWaits(
                        List.of(new HelmWaits.Hook(MIGRATE, "pre-upgrade", retries)), List.of(), PATIENCE, List.of()),
                2);
    }

    private static PodTrouble late() {
        return new PodTrouble(new HelmWaits(List.of(), List.of(SHOP), PATIENCE, List.of()), 2);
    }

    private static HelmFailure failed(String how) {
        return new HelmFailure(Reason.HOOK_FAILED, "the pre-upgrade hook Job/migrate failed: " + how, false);
    }

    private static Map<String, Duration> known(Pod pod, int seconds) {
        return Map.of(pod.getMetadata().getUid(), Duration.ofSeconds(seconds));
    }

    private static Pod deployed(ContainerStatus container) {
        return new PodBuilder(pod("shop-abc-1", "ReplicaSet", "shop-abc", "Running", container))
                .editMetadata()
                .addToLabels("pod-template-hash", "abc")
                .endMetadata()
                .build();
    }

    private static Pod pod(
            String name, @Nullable String ownerKind, String owner, String phase, ContainerStatus status) {
        PodBuilder pod = new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("shop")
                .withUid("uid-" + name)
                .withCreationTimestamp("2026-11-28T10:00:00Z")
                .endMetadata()
                .withNewStatus()
                .withPhase(phase)
                .withContainerStatuses(status)
                .endStatus();
        Optional.ofNullable(ownerKind)
                .ifPresent(kind -> pod.editMetadata()
                        .addNewOwnerReference()
                        .withKind(kind)
                        .withName(owner)
                        .withUid("uid-" + owner)
                        .withController(true)
                        .endOwnerReference()
                        .endMetadata());
        return pod.build();
    }

    private static ContainerStatus ended(String name, int code, String reason) {
        return new ContainerStatusBuilder()
                .withName(name)
                .withRestartCount(0)
                .withNewState()
                .withNewTerminated()
                .withExitCode(code)
                .withReason(reason)
                .endTerminated()
                .endState()
                .build();
    }

    private static ContainerStatus waiting(String reason) {
        return new ContainerStatusBuilder()
                .withName("migrate")
                .withRestartCount(0)
                .withNewState()
                .withNewWaiting()
                .withReason(reason)
                .endWaiting()
                .endState()
                .build();
    }
}
