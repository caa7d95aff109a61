package io.fairway.release.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StuckPodsTest {

    private static final Instant UNDONE_SINCE = Instant.parse("2026-11-28T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:20Z");
    private static final StatefulSet SET = new StatefulSetBuilder()
            .withNewMetadata()
            .withName("db")
            .withUid("uid-db")
            .endMetadata()
            .withNewStatus()
            .withUpdateRevision("db-good")
            .endStatus()
            .build();

    @Test
    void case01_pod_of_the_undone_revision_that_is_not_ready_is_in_the_way() {
        Pod stuck = pod("db-1", "db-bad", "2026-11-28T10:00:03Z", "False", null);
        Pod good = pod("db-0", "db-good", "2026-11-28T09:00:00Z", "True", null);

        assertThat(StuckPods.of(SET, List.of(good, stuck), UNDONE_SINCE, NOW)).containsExactly(stuck);
    }

    @Test
    void ready_pod_of_the_undone_revision_is_replaced_by_its_controller() {
        Pod ready = pod("db-1", "db-bad", "2026-11-28T10:00:03Z", "True", null);

        assertThat(StuckPods.of(SET, List.of(ready), UNDONE_SINCE, NOW)).isEmpty();
    }

    @Test
    void pod_of_the_wanted_revision_is_never_touched() {
        Pod starting = pod("db-1", "db-good", "2026-11-28T10:00:03Z", "False", "CrashLoopBackOff");

        assertThat(StuckPods.of(SET, List.of(starting), UNDONE_SINCE, NOW)).isEmpty();
    }

    @Test
    void release_that_goes_forward_removes_a_hopeless_pod_of_an_earlier_revision_but_none_that_just_starts() {
        Pod crashing = pod("db-1", "db-old", "2026-11-28T09:00:00Z", "False", "CrashLoopBackOff");
        Pod unready = pod("db-2", "db-old", "2026-11-28T09:00:00Z", "False", null);
        Pod starting = pod("db-3", "db-old", "2026-11-28T10:00:10Z", "False", null);

        assertThat(StuckPods.of(SET, List.of(crashing, unready, starting), null, NOW))
                .containsExactly(crashing, unready);
    }

    @Test
    void pods_of_others_and_pods_that_end_already_are_left_alone() {
        Pod ending = new PodBuilder(pod("db-1", "db-bad", "2026-11-28T10:00:03Z", "False", null))
                .editMetadata()
                .withDeletionTimestamp("2026-11-28T10:00:10Z")
                .endMetadata()
                .build();
        Pod stranger = new PodBuilder(pod("other-1", "db-bad", "2026-11-28T10:00:03Z", "False", null))
                .editMetadata()
                .editOwnerReference(0)
                .withUid("uid-other")
                .endOwnerReference()
                .endMetadata()
                .build();

        assertThat(StuckPods.of(SET, List.of(ending, stranger), UNDONE_SINCE, NOW))
                .isEmpty();
    }

    private static Pod pod(String name, String revision, String created, String ready, @Nullable String waiting) {
        PodBuilder pod = new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withCreationTimestamp(created)
                .addToLabels("controller-revision-hash", revision)
                .addNewOwnerReference()
                .withKind("StatefulSet")
                .withName("db")
                .withUid("uid-db")
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .withNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready)
                .withLastTransitionTime(created)
                .endCondition()
                .endStatus();
        if (waiting != null) {
            pod.editStatus()
                    .addNewContainerStatus()
                    .withName("db")
                    .withNewState()
                    .withNewWaiting()
                    .withReason(waiting)
                    .endWaiting()
                    .endState()
                    .endContainerStatus()
                    .endStatus();
        }
        return pod.build();
    }
}
