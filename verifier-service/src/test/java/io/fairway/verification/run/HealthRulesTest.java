package io.fairway.verification.run;

import static io.fairway.verification.TestObservations.HELLO;
import static io.fairway.verification.TestObservations.MIGRATE;
import static io.fairway.verification.TestObservations.RELOADER;
import static io.fairway.verification.TestObservations.changed;
import static io.fairway.verification.TestObservations.deployment;
import static io.fairway.verification.TestObservations.job;
import static io.fairway.verification.TestObservations.observed;
import static io.fairway.verification.TestObservations.pod;
import static io.fairway.verification.TestObservations.ready;
import static io.fairway.verification.TestObservations.starting;
import static io.fairway.verification.TestObservations.terminating;
import static io.fairway.verification.TestObservations.unschedulable;
import static io.fairway.verification.TestObservations.waiting;
import static io.fairway.verification.TestObservations.warned;
import static io.fairway.verification.TestObservations.writer;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.Workload;
import io.fairway.verification.Baseline;
import io.fairway.verification.Container;
import io.fairway.verification.Container.Exit;
import io.fairway.verification.Container.Running;
import io.fairway.verification.Container.Waiting;
import io.fairway.verification.Pod;
import io.fairway.verification.Pod.Warning;
import io.fairway.verification.WorkloadObservation;
import io.fairway.verification.WorkloadObservation.Completion;
import io.fairway.verification.WorkloadObservation.Missing;
import io.fairway.verification.WorkloadObservation.Obstacle;
import io.fairway.verification.WorkloadObservation.Present;
import io.fairway.verification.WorkloadObservation.Replicas;
import io.fairway.verification.WorkloadObservation.Unsupported;
import io.fairway.verification.run.Health.Degraded;
import io.fairway.verification.run.Health.Healthy;
import io.fairway.verification.run.Health.Progressing;
import io.fairway.verification.run.Health.Suspect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HealthRulesTest {

    private static final Pod CRASHING = pod("hello-1", false, 1, new Waiting("CrashLoopBackOff", "back-off 10s"));

    static List<Arguments> degraded() {
        return List.of(
                row(
                        "the registry has no such image",
                        deployment(waiting("ErrImagePull", "rpc error: code = NotFound desc = x@sha256:1: not found")),
                        Reason.IMAGE_PULL_FAILED,
                        "not found"),
                row(
                        "the registry wants credentials",
                        deployment(waiting("ErrImagePull", "pull access denied, 401 Unauthorized")),
                        Reason.IMAGE_PULL_FAILED,
                        "401"),
                row(
                        "the image cannot be pulled repeatedly",
                        deployment(waiting("ImagePullBackOff", "Back-off pulling image")),
                        Reason.IMAGE_PULL_FAILED,
                        "ImagePullBackOff"),
                row(
                        "the image's name is not one",
                        deployment(waiting("InvalidImageName", "couldn't parse image")),
                        Reason.IMAGE_PULL_FAILED,
                        "InvalidImageName"),
                row(
                        "the process keeps crashing at start",
                        deployment(CRASHING),
                        Reason.CRASH_LOOP,
                        "exit code 1 (Error)"),
                row(
                        "one pod is good, another keeps crashing",
                        deployment(2, 0, ready("hello-2"), CRASHING),
                        Reason.CRASH_LOOP,
                        "hello-1"),
                row(
                        "a secret of an environment variable is missing",
                        deployment(waiting("CreateContainerConfigError", "secret \"token\" not found")),
                        Reason.INVALID_CONTAINER_CONFIGURATION,
                        "secret \"token\" not found"),
                row(
                        "a secret of a volume is missing, three times",
                        deployment(warned(
                                waiting("ContainerCreating", ""),
                                new Warning("FailedMount", "MountVolume.SetUp failed: secret \"token\" not found", 3))),
                        Reason.INVALID_CONTAINER_CONFIGURATION,
                        "token"),
                row(
                        "the command is not in the image, and a restart did not help",
                        deployment(pod("hello-1", false, 1, new Waiting("RunContainerError", "exec: no such file"))),
                        Reason.INVALID_CONTAINER_CONFIGURATION,
                        "no such file"),
                row(
                        "the command is not in the image, told by the back-off",
                        deployment(new Pod(
                                "hello-1",
                                "uid-1",
                                null,
                                false,
                                false,
                                null,
                                List.of(new Container(
                                        "app",
                                        false,
                                        2,
                                        new Waiting("CrashLoopBackOff", ""),
                                        new Exit(128, "StartError"))),
                                List.of())),
                        Reason.INVALID_CONTAINER_CONFIGURATION,
                        "cannot be run"),
                row(
                        "the quota is used up and no old pod will free it",
                        deployment(refused("pods \"hello-1\" is forbidden: exceeded quota: small"), new Pod[0]),
                        Reason.REFUSED,
                        "exceeded quota"),
                row(
                        "admission refuses the pods",
                        deployment(refused("admission webhook \"x\" denied the request: no"), new Pod[0]),
                        Reason.REFUSED,
                        "denied the request"),
                row(
                        "the controller gave up waiting",
                        deployment(
                                new Replicas(1, 0, 1, null, "has timed out progressing.", null), starting("hello-1")),
                        Reason.NEVER_READY,
                        "timed out"),
                row(
                        "the job failed",
                        job(
                                false,
                                "BackoffLimitExceeded, Job has reached the specified backoff limit",
                                pod("migrate-1", false, 0, new Exit(3, "Error"))),
                        Reason.JOB_FAILED,
                        "exit code 3"),
                row(
                        "the job's image cannot be pulled",
                        job(false, null, waiting("ImagePullBackOff", "")),
                        Reason.IMAGE_PULL_FAILED,
                        "Job/migrate"),
                row(
                        "the job's pod was refused",
                        new Present(
                                MIGRATE,
                                "uid-migrate",
                                1,
                                true,
                                "t",
                                null,
                                new Completion(false, null, "is forbidden: exceeded quota", false),
                                List.of(),
                                List.of()),
                        Reason.REFUSED,
                        "quota"),
                row("the deployment was deleted", new Missing(HELLO), Reason.CHANGED_BY_ANOTHER, "deleted"),
                row(
                        "the deployment was deleted and created again",
                        new Present(
                                HELLO,
                                "uid-other",
                                1,
                                true,
                                "t",
                                null,
                                new Replicas(1, 1, 0, null, null, null),
                                List.of(),
                                List.of()),
                        Reason.CHANGED_BY_ANOTHER,
                        "created again"),
                row(
                        "somebody wrote another image after Helm, before anything was observed",
                        changed(
                                deployment(ready("hello-1")),
                                "t",
                                writer("kubectl-set", "spec.containers[app].image", true)),
                        Reason.CHANGED_BY_ANOTHER,
                        "somebody with kubectl-set changed the image"),
                row(
                        "the job was gone before anything was observed",
                        new Missing(MIGRATE),
                        Reason.NO_DATA,
                        "was deleted before"),
                row(
                        "a workload of an unknown kind",
                        new Unsupported(new Workload(new ObjectRef("v1", "Rollout", "shop", "x"), "u", 1)),
                        Reason.NO_DATA,
                        "kind"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void degraded(String name, WorkloadObservation workload, Reason reason, String said) {
        Health health = HealthRules.assess(observed(workload), Baseline.EMPTY);

        assertThat(health).isInstanceOfSatisfying(Degraded.class, bad -> {
            assertThat(bad.reason()).isEqualTo(reason);
            assertThat(bad.message()).contains(said).doesNotContain("\n");
            assertThat(bad.object()).isEqualTo(workload.expected().object());
        });
    }

    static List<Arguments> progressing() {
        return List.of(
                Arguments.of("slow start", deployment(starting("hello-1")), "0 of 1"),
                Arguments.of("one restart", deployment(pod("hello-1", false, 1, new Running())), "exit code 1"),
                Arguments.of(
                        "a container that just ended for the first time",
                        deployment(pod("hello-1", false, 0, new Exit(1, "Error"))),
                        "exit code 1"),
                Arguments.of(
                        "unschedulable for a while",
                        deployment(unschedulable("hello-1", "0/1 nodes are available")),
                        "0/1 nodes"),
                Arguments.of(
                        "a registry that did not answer once",
                        deployment(waiting("ErrImagePull", "dial tcp 10.0.0.1:5000: i/o timeout")),
                        "ErrImagePull"),
                Arguments.of(
                        "a node that is drained", deployment(2, 0, ready("hello-1"), terminating(CRASHING)), "1 of 2"),
                Arguments.of("old pods still there", deployment(1, 1, ready("hello-1")), "1 pod of older revisions"),
                Arguments.of(
                        "ready pods that the controller has not counted",
                        deployment(new Replicas(1, 0, 0, null, null, null), ready("hello-1")),
                        "0 of 1"),
                Arguments.of(
                        "counted pods that were not observed",
                        deployment(new Replicas(1, 1, 0, null, null, null), new Pod[0]),
                        "0 of 1"),
                Arguments.of(
                        "a paused rollout",
                        deployment(new Replicas(1, 0, 1, null, null, "its rollout is paused"), new Pod[0]),
                        "paused"),
                Arguments.of(
                        "a service account that the cache does not know yet",
                        deployment(refused("error looking up service account shop/hello: not found"), new Pod[0]),
                        "service account"),
                Arguments.of(
                        "a controller that has not observed the release yet",
                        new Present(
                                HELLO,
                                "uid-hello",
                                2,
                                false,
                                "t",
                                null,
                                new Replicas(1, 1, 0, null, null, null),
                                List.of(ready("old")),
                                List.of()),
                        "has not observed"),
                Arguments.of(
                        "a mount that failed once",
                        deployment(warned(
                                waiting("ContainerCreating", ""),
                                new Warning("FailedMount", "configmap \"c\" not found", 1))),
                        "configmap"),
                Arguments.of("a job under way", job(false, null, starting("migrate-1")), "not complete"),
                Arguments.of(
                        "a job that tries again after a crash",
                        job(false, null, pod("migrate-1", false, 1, new Waiting("CrashLoopBackOff", ""))),
                        "exit code 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void progressing(String name, WorkloadObservation workload, String said) {
        Health health = HealthRules.assess(observed(workload), Baseline.EMPTY);

        assertThat(health)
                .isInstanceOfSatisfying(
                        Progressing.class, waiting -> assertThat(waiting.why()).contains(said));
    }

    static List<Arguments> suspect() {
        return List.of(
                Arguments.of(
                        "quota that old pods may free",
                        deployment(new Replicas(1, 0, 1, "is forbidden: exceeded quota", null, null), new Pod[0])),
                Arguments.of(
                        "a start that failed for the first time",
                        deployment(waiting("RunContainerError", "context deadline exceeded"))),
                Arguments.of(
                        "the kubelet's cache is late",
                        deployment(waiting("CreateContainerConfigError", "failed to sync secret cache: timed out"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void suspect(String name, WorkloadObservation workload) {
        assertThat(HealthRules.assess(observed(workload), Baseline.EMPTY)).isInstanceOf(Suspect.class);
    }

    @Test
    void allReady_names_the_pods_to_ask() {
        Health health = HealthRules.assess(
                observed(deployment(ready("hello-1"), ready("hello-2")), job(true, null)), Baseline.EMPTY);

        assertThat(health).isInstanceOfSatisfying(Healthy.class, all -> {
            assertThat(all.pods()).extracting(pod -> pod.pod().name()).containsExactly("hello-1", "hello-2");
            assertThat(all.workloads()).hasSize(2);
        });
    }

    @Test
    void scaledByAnAutoscaler_is_no_change_of_the_release() {
        Baseline baseline = new Baseline(Map.of("uid-hello", "template-2"), Set.of(), Map.of(), List.of());
        Present scaled = new Present(
                HELLO,
                "uid-hello",
                7,
                true,
                "template-2",
                RELOADER,
                new Replicas(2, 2, 0, null, null, null),
                List.of(ready("hello-1"), ready("hello-2")),
                List.of());

        assertThat(HealthRules.assess(observed(scaled), baseline)).isInstanceOf(Healthy.class);
    }

    @Test
    void templateChangedByHelmWhileWatched_is_a_change_by_another() {
        Baseline baseline = new Baseline(Map.of("uid-hello", "template-1"), Set.of(), Map.of(), List.of());

        assertThat(HealthRules.assess(observed(deployment(ready("hello-1"))), baseline))
                .isInstanceOfSatisfying(
                        Degraded.class, bad -> assertThat(bad.reason()).isEqualTo(Reason.CHANGED_BY_ANOTHER));
    }

    @Test
    void completedJob_may_be_cleaned_away() {
        Baseline baseline = new Baseline(Map.of(), Set.of("uid-migrate"), Map.of(), List.of());

        assertThat(HealthRules.assess(observed(new Missing(MIGRATE)), baseline)).isInstanceOf(Healthy.class);
    }

    @Test
    void outputOfAnExecProbe_is_not_repeated() {
        WorkloadObservation workload = deployment(
                warned(starting("hello-1"), new Warning("Unhealthy", "Readiness probe failed: password=hunter2", 1)));

        assertThat(HealthRules.assess(observed(workload), Baseline.EMPTY))
                .isInstanceOfSatisfying(
                        Progressing.class,
                        waiting -> assertThat(waiting.why())
                                .contains("Readiness probe failed")
                                .doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(combined from similar events): Readiness probe failed: HTTP probe failed with statuscode: 503"
                        + "|Readiness probe failed: HTTP probe failed with statuscode: 503",
                "(combined from similar events): Liveness probe failed: password=hunter2|Liveness probe failed",
                "Readiness probe errored and resulted in unknown state: rpc error: code = Unknown desc = failed to exec in"
                        + " container: failed to start exec \"1c64\": OCI runtime exec failed: exec failed: unable to start"
                        + " container process: exec: \"podcli\": executable file not found in $PATH: unknown"
                        + "|Readiness probe errored and resulted in unknown state: its command cannot be started: exec:"
                        + " \"podcli\": executable file not found in $PATH: unknown",
                "Readiness probe failed: command timed out: sh -c check --password=hunter2|Readiness probe failed"
            })
    void whatTheKubeletSaysOfAProbe_is_told(String message, String told) {
        WorkloadObservation workload = deployment(warned(starting("hello-1"), new Warning("Unhealthy", message, 1)));

        assertThat(HealthRules.assess(observed(workload), Baseline.EMPTY))
                .isInstanceOfSatisfying(
                        Progressing.class, waiting -> assertThat(waiting.why()).endsWith("pod hello-1: " + told));
    }

    @Test
    void case_01_podThatIsInTheWay_is_named_with_what_is_wrong_with_it() {
        Pod broken = warned(
                pod("store-1", false, 0, new Running()),
                new Warning("Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 404", 9));
        Workload store = new Workload(new ObjectRef("apps/v1", "StatefulSet", "shop", "store"), "uid-store", 3);
        Present stuck = new Present(
                store,
                "uid-store",
                3,
                true,
                "t",
                null,
                new Replicas(2, 1, 1, null, null, null),
                List.of(ready("store-0")),
                List.of(new Obstacle(broken, "store-7b9f6dbbdf")));

        assertThat(HealthRules.assess(observed(stuck), Baseline.EMPTY))
                .isInstanceOfSatisfying(
                        Progressing.class,
                        waiting -> assertThat(waiting.why())
                                .isEqualTo("StatefulSet/store: 1 of 2 pods of this revision are ready; pod store-1 of"
                                        + " revision store-7b9f6dbbdf is in the way: its controller replaces no pod before"
                                        + " that one is ready, or gone; pod store-1: Readiness probe failed: HTTP probe"
                                        + " failed with statuscode: 404"));
    }

    private static Replicas refused(String message) {
        return new Replicas(1, 0, 0, message, null, null);
    }

    private static Arguments row(String name, WorkloadObservation workload, Reason reason, String said) {
        return Arguments.of(name, workload, reason, said);
    }
}
