package io.fairway.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.ObjectRef;
import io.fairway.release.LiveState;
import io.fairway.release.ReleaseObjects;
import io.fairway.release.SecretKeys;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SweepTest {

    private static final ObjectRef DEPLOYMENT = new ObjectRef("apps/v1", "Deployment", "shop", "hello");
    private static final ObjectRef CRON_JOB = new ObjectRef("batch/v1", "CronJob", "shop", "extra");
    private static final ObjectRef HOOK = new ObjectRef("batch/v1", "Job", "shop", "migration");
    private static final ObjectRef CLAIM = new ObjectRef("v1", "PersistentVolumeClaim", "shop", "data");
    private static final ObjectRef SETTINGS = new ObjectRef("v1", "ConfigMap", "shop", "settings");
    private static final ObjectRef SECRET = new ObjectRef("v1", "Secret", "shop", "hello");

    @Test
    void objects_that_the_undone_release_added_are_deleted() {
        Sweep sweep = Sweep.plan(objects(List.of(DEPLOYMENT, CRON_JOB), List.of(HOOK)), objects(List.of(DEPLOYMENT)));

        assertThat(sweep.delete()).containsExactly(CRON_JOB, HOOK);
        assertThat(sweep.keep()).isEmpty();
    }

    @Test
    void hook_that_the_restored_release_has_too_stays() {
        Sweep sweep =
                Sweep.plan(objects(List.of(DEPLOYMENT), List.of(HOOK)), objects(List.of(DEPLOYMENT), List.of(HOOK)));

        assertThat(sweep.all()).isEmpty();
    }

    @Test
    void claimsAndDefinitions_are_reported_but_never_deleted() {
        ObjectRef definition =
                new ObjectRef("apiextensions.k8s.io/v1", "CustomResourceDefinition", null, "things.example.com");
        ObjectRef namespace = new ObjectRef("v1", "Namespace", null, "other");

        Sweep sweep = Sweep.plan(objects(List.of(CLAIM, definition, namespace)), ReleaseObjects.NONE);

        assertThat(sweep.delete()).isEmpty();
        assertThat(sweep.keep()).containsExactly(CLAIM, definition, namespace);
    }

    @Test
    void case05_what_a_chart_asks_to_keep_is_reported_but_never_deleted() {
        ReleaseObjects undone =
                new ReleaseObjects(List.of(DEPLOYMENT, SECRET), List.of(), Set.of(), List.of(), Set.of(SECRET), null);

        Sweep sweep = Sweep.plan(undone, ReleaseObjects.NONE);

        assertThat(sweep.delete()).containsExactly(DEPLOYMENT);
        assertThat(sweep.keep()).containsExactly(SECRET);
    }

    @Test
    void case09_job_of_an_undone_hook_is_ended_though_the_restored_release_has_a_hook_of_that_name() {
        Instant since = Instant.parse("2026-11-28T10:00:00Z");
        ReleaseObjects undone =
                objects(List.of(DEPLOYMENT, CRON_JOB), List.of(HOOK, SETTINGS)).begunAt(since);

        Sweep sweep = Sweep.plan(undone, objects(List.of(DEPLOYMENT, CRON_JOB), List.of(HOOK, SETTINGS)));

        assertThat(sweep.all()).isEmpty();
        assertThat(sweep.work()).isEqualTo(new UndoneWork(List.of(HOOK), List.of(CRON_JOB), since));
    }

    @Test
    void case04_settings_of_a_hook_that_were_gone_when_it_was_verified_do_not_stay() {
        LiveState recorded = new LiveState("salt", List.of(new LiveState.LiveObject(SETTINGS, null)));
        ReleaseObjects restored = objects(List.of(DEPLOYMENT), List.of(SETTINGS));

        assertThat(Sweep.plan(restored, restored).delete()).isEmpty();
        assertThat(Sweep.plan(restored, restored.lasting(recorded)).delete()).containsExactly(SETTINGS);
    }

    @Test
    void jobs_and_pods_of_hooks_are_work_and_no_state() {
        ReleaseObjects objects = objects(List.of(DEPLOYMENT), List.of(HOOK, SETTINGS));

        assertThat(objects.state()).containsExactly(DEPLOYMENT, SETTINGS);
    }

    @Test
    void sameObject_in_another_version_of_its_group_stays() {
        ObjectRef older = new ObjectRef("autoscaling/v1", "HorizontalPodAutoscaler", "shop", "hello");
        ObjectRef newer = new ObjectRef("autoscaling/v2", "HorizontalPodAutoscaler", "shop", "hello");
        ObjectRef stranger = new ObjectRef("example.com/v1", "HorizontalPodAutoscaler", "shop", "hello");

        assertThat(Sweep.plan(objects(List.of(newer)), objects(List.of(older))).all())
                .isEmpty();
        assertThat(Sweep.plan(objects(List.of(stranger)), objects(List.of(older)))
                        .delete())
                .containsExactly(stranger);
    }

    @Test
    void keys_that_the_undone_release_added_to_a_secret_are_taken_away() {
        ReleaseObjects undone = new ReleaseObjects(
                List.of(SECRET),
                List.of(),
                Set.of(),
                List.of(new SecretKeys(SECRET, Set.of("password", "added"))),
                Set.of(),
                null);
        ReleaseObjects restored = new ReleaseObjects(
                List.of(SECRET),
                List.of(),
                Set.of(),
                List.of(new SecretKeys(SECRET, Set.of("password"))),
                Set.of(),
                null);

        Sweep sweep = Sweep.plan(undone, restored);

        assertThat(sweep.all()).isEmpty();
        assertThat(sweep.keys()).containsExactly(new SecretKeys(SECRET, Set.of("added")));
    }

    private static ReleaseObjects objects(List<ObjectRef> manifest) {
        return objects(manifest, List.of());
    }

    private static ReleaseObjects objects(List<ObjectRef> manifest, List<ObjectRef> hooks) {
        return new ReleaseObjects(manifest, hooks, Set.of(), List.of(), Set.of(), null);
    }
}
