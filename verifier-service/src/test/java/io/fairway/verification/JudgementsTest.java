package io.fairway.verification;

import static io.fairway.verification.TestSightings.HELLO;
import static io.fairway.verification.TestSightings.MIGRATE;
import static io.fairway.verification.TestSightings.deployment;
import static io.fairway.verification.TestSightings.job;
import static io.fairway.verification.TestSightings.leaving;
import static io.fairway.verification.TestSightings.noted;
import static io.fairway.verification.TestSightings.pod;
import static io.fairway.verification.TestSightings.ready;
import static io.fairway.verification.TestSightings.seen;
import static io.fairway.verification.TestSightings.starting;
import static io.fairway.verification.TestSightings.unschedulable;
import static io.fairway.verification.TestSightings.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.Workload;
import io.fairway.verification.Container.Exit;
import io.fairway.verification.Container.Running;
import io.fairway.verification.Container.Waiting;
import io.fairway.verification.Judgement.Bad;
import io.fairway.verification.Judgement.KeepWatching;
import io.fairway.verification.Judgement.Ready;
import io.fairway.verification.Judgement.Suspect;
import io.fairway.verification.Pod.Note;
import io.fairway.verification.Sighting.Absent;
import io.fairway.verification.Sighting.Present;
import io.fairway.verification.Sighting.Replicas;
import io.fairway.verification.Sighting.Task;
import io.fairway.verification.Sighting.Unwatchable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JudgementsTest {

    private static final Pod CRASHING = pod("hello-1", false, 1, new Waiting("CrashLoopBackOff", "back-off 10s"));

    static List<Arguments> bad() {
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
                        "the image cannot be pulled again and again",
                        deployment(waiting("ImagePullBackOff", "Back-off pulling image")),
                        Reason.IMAGE_PULL_FAILED,
                        "ImagePullBackOff"),
                row(
                        "the image's name is not one",
                        deployment(waiting("InvalidImageName", "couldn't parse image")),
                        Reason.IMAGE_PULL_FAILED,
                        "InvalidImageName"),
                row(
                        "the process ends at start, again and again",
                        deployment(CRASHING),
                        Reason.CRASH_LOOP,
                        "exit code 1, Error"),
                row(
                        "one pod is good, another loops in crashes",
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
                        deployment(noted(
                                waiting("ContainerCreating", ""),
                                new Note("FailedMount", "MountVolume.SetUp failed: secret \"token\" not found", 3))),
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
                                false,
                                new Task(false, null, "is forbidden: exceeded quota"),
                                List.of()),
                        Reason.REFUSED,
                        "quota"),
                row("the deployment was deleted", new Absent(HELLO), Reason.CHANGED_BY_ANOTHER, "deleted"),
                row(
                        "the deployment was deleted and created again",
                        new Present(
                                HELLO,
                                "uid-other",
                                1,
                                true,
                                "t",
                                false,
                                new Replicas(1, 1, 0, null, null, null),
                                List.of()),
                        Reason.CHANGED_BY_ANOTHER,
                        "created again"),
                row(
                        "somebody wrote the template after Helm, before anything was seen",
                        new Present(
                                HELLO,
                                "uid-hello",
                                3,
                                true,
                                "t",
                                true,
                                new Replicas(1, 1, 0, null, null, null),
                                List.of()),
                        Reason.CHANGED_BY_ANOTHER,
                        "template"),
                row("the job was gone before anything was seen", new Absent(MIGRATE), Reason.NO_DATA, "gone"),
                row(
                        "a workload of an unknown kind",
                        new Unwatchable(new Workload(new ObjectRef("v1", "Rollout", "shop", "x"), "u", 1)),
                        Reason.NO_DATA,
                        "kind"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void bad(String name, Sighting sighting, Reason reason, String said) {
        Judgement judgement = Judgements.judge(seen(sighting), Known.NOTHING);

        assertThat(judgement).isInstanceOfSatisfying(Bad.class, bad -> {
            assertThat(bad.reason()).isEqualTo(reason);
            assertThat(bad.message()).contains(said).doesNotContain("\n");
            assertThat(bad.object()).isEqualTo(sighting.expected().object());
        });
    }

    static List<Arguments> keepWatching() {
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
                Arguments.of("a node that is drained", deployment(2, 0, ready("hello-1"), leaving(CRASHING)), "1 of 2"),
                Arguments.of("old pods still there", deployment(1, 1, ready("hello-1")), "1 pods of an older revision"),
                Arguments.of(
                        "ready pods that the controller has not counted",
                        deployment(new Replicas(1, 0, 0, null, null, null), ready("hello-1")),
                        "0 of 1"),
                Arguments.of(
                        "counted pods that were not seen",
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
                        "a controller that has not acted yet",
                        new Present(
                                HELLO,
                                "uid-hello",
                                2,
                                false,
                                "t",
                                false,
                                new Replicas(1, 1, 0, null, null, null),
                                List.of(ready("old"))),
                        "has not acted"),
                Arguments.of(
                        "a mount that failed once",
                        deployment(noted(
                                waiting("ContainerCreating", ""),
                                new Note("FailedMount", "configmap \"c\" not found", 1))),
                        "configmap"),
                Arguments.of("a job under way", job(false, null, starting("migrate-1")), "not complete"),
                Arguments.of(
                        "a job that tries again after a crash",
                        job(false, null, pod("migrate-1", false, 1, new Waiting("CrashLoopBackOff", ""))),
                        "exit code 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void keepWatching(String name, Sighting sighting, String said) {
        Judgement judgement = Judgements.judge(seen(sighting), Known.NOTHING);

        assertThat(judgement)
                .isInstanceOfSatisfying(
                        KeepWatching.class, waiting -> assertThat(waiting.why()).contains(said));
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
    void suspect(String name, Sighting sighting) {
        assertThat(Judgements.judge(seen(sighting), Known.NOTHING)).isInstanceOf(Suspect.class);
    }

    @Test
    void allReady_names_the_pods_to_ask() {
        Judgement judgement =
                Judgements.judge(seen(deployment(ready("hello-1"), ready("hello-2")), job(true, null)), Known.NOTHING);

        assertThat(judgement).isInstanceOfSatisfying(Ready.class, all -> {
            assertThat(all.pods()).extracting(pod -> pod.pod().name()).containsExactly("hello-1", "hello-2");
            assertThat(all.workloads()).hasSize(2);
        });
    }

    @Test
    void scaledByAnAutoscaler_is_no_change_of_the_release() {
        Known known = new Known(Map.of("uid-hello", "template-2"), Set.of());
        Present scaled = new Present(
                HELLO,
                "uid-hello",
                7,
                true,
                "template-2",
                true,
                new Replicas(2, 2, 0, null, null, null),
                List.of(ready("hello-1"), ready("hello-2")));

        assertThat(Judgements.judge(seen(scaled), known)).isInstanceOf(Ready.class);
    }

    @Test
    void templateChangedWhileWatched_is_a_change_by_another() {
        Known known = new Known(Map.of("uid-hello", "template-1"), Set.of());

        assertThat(Judgements.judge(seen(deployment(ready("hello-1"))), known))
                .isInstanceOfSatisfying(
                        Bad.class, bad -> assertThat(bad.reason()).isEqualTo(Reason.CHANGED_BY_ANOTHER));
    }

    @Test
    void completedJob_may_be_cleaned_away() {
        Known known = new Known(Map.of(), Set.of("uid-migrate"));

        assertThat(Judgements.judge(seen(new Absent(MIGRATE)), known)).isInstanceOf(Ready.class);
    }

    @Test
    void scaledToZero_is_ready() {
        assertThat(Judgements.judge(seen(deployment(0, 0)), Known.NOTHING)).isInstanceOf(Ready.class);
    }

    @Test
    void outputOfAnExecProbe_is_not_repeated() {
        Sighting sighting = deployment(
                noted(starting("hello-1"), new Note("Unhealthy", "Readiness probe failed: password=hunter2", 1)));

        assertThat(Judgements.judge(seen(sighting), Known.NOTHING))
                .isInstanceOfSatisfying(
                        KeepWatching.class,
                        waiting -> assertThat(waiting.why())
                                .contains("Readiness probe failed")
                                .doesNotContain("hunter2"));
    }

    private static Replicas refused(String message) {
        return new Replicas(1, 0, 0, message, null, null);
    }

    private static Arguments row(String name, Sighting sighting, Reason reason, String said) {
        return Arguments.of(name, sighting, reason, said);
    }
}
