package io.fairway.release.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fairway.events.ObjectRef;
import io.fairway.release.deploy.LivePod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LivePodsTest {

    private static final ObjectRef DEPLOYMENT = new ObjectRef("apps/v1", "Deployment", "ns", "hello");
    private static final ObjectRef STATEFUL_SET = new ObjectRef("apps/v1", "StatefulSet", "ns", "store");

    @Test
    void pods_of_a_Deployment_are_of_its_newest_ReplicaSet_or_of_an_older_one() {
        List<LivePod> pods = new LivePods(
                        Map.of("d", DEPLOYMENT),
                        List.of(
                                replicaSet("old", "d", "9"),
                                replicaSet("new", "d", "10"),
                                replicaSet("x", "other", "11")),
                        List.of(),
                        List.of(pod("a", "old", ""), pod("b", "new", ""), pod("c", "x", ""), pod("d", "nobody", "")))
                .all();

        assertThat(pods)
                .extracting(LivePod::name, LivePod::current, LivePod::workload)
                .containsExactly(tuple("b", true, DEPLOYMENT), tuple("a", false, DEPLOYMENT));
    }

    @Test
    void pods_of_a_StatefulSet_carry_its_newest_revision_or_an_older_one() {
        List<LivePod> pods = new LivePods(
                        Map.of("s", STATEFUL_SET),
                        List.of(),
                        List.of(controllerRevision("store-1", 1), controllerRevision("store-2", 2)),
                        List.of(pod("store-0", "s", "store-1"), pod("store-1", "s", "store-2")))
                .all();

        assertThat(pods)
                .extracting(LivePod::name, LivePod::current)
                .containsExactly(tuple("store-1", true), tuple("store-0", false));
    }

    @Test
    void pod_that_is_not_ready_says_why_in_the_words_of_Kubernetes_but_quotes_no_message() {
        Pod crashing = new PodBuilder(pod("a", "new", ""))
                .withNewStatus()
                .withPhase("Running")
                .addNewContainerStatus()
                .withReady(false)
                .withRestartCount(3)
                .withImageID("registry.example/hello@sha256:abc")
                .withNewState()
                .withNewWaiting()
                .withReason("CrashLoopBackOff")
                .withMessage("secret hunter2 is wrong")
                .endWaiting()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();

        List<LivePod> pods = new LivePods(
                        Map.of("d", DEPLOYMENT), List.of(replicaSet("new", "d", "1")), List.of(), List.of(crashing))
                .all();

        assertThat(pods).singleElement().satisfies(pod -> {
            assertThat(pod.ready()).isFalse();
            assertThat(pod.restarts()).isEqualTo(3);
            assertThat(pod.imageDigest()).isEqualTo("sha256:abc");
            assertThat(pod.reason()).isEqualTo("CrashLoopBackOff");
        });
    }

    private static ReplicaSet replicaSet(String uid, String owner, String revision) {
        return new ReplicaSetBuilder()
                .withNewMetadata()
                .withUid(uid)
                .addToAnnotations("deployment.kubernetes.io/revision", revision)
                .addNewOwnerReference()
                .withUid(owner)
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .build();
    }

    private static ControllerRevision controllerRevision(String name, long revision) {
        return new ControllerRevisionBuilder()
                .withNewMetadata()
                .withName(name)
                .addNewOwnerReference()
                .withUid("s")
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .withRevision(revision)
                .build();
    }

    private static Pod pod(String name, String owner, String hash) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("controller-revision-hash", hash)
                .addNewOwnerReference()
                .withUid(owner)
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("c")
                .endContainer()
                .endSpec()
                .build();
    }
}
