package io.fairway.verification.run;

import static io.fairway.verification.TestObservations.HELLO;
import static io.fairway.verification.TestObservations.MIGRATE;
import static io.fairway.verification.TestObservations.deployment;
import static io.fairway.verification.TestObservations.observed;
import static io.fairway.verification.TestObservations.pod;
import static io.fairway.verification.TestObservations.ready;
import static io.fairway.verification.TestObservations.starting;
import static io.fairway.verification.TestObservations.terminating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairway.events.Checks;
import io.fairway.events.Checks.HttpCheck;
import io.fairway.events.Evidence;
import io.fairway.events.Evidence.Result;
import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Workload;
import io.fairway.verification.CheckResult;
import io.fairway.verification.Container.Waiting;
import io.fairway.verification.Observation;
import io.fairway.verification.Pod;
import io.fairway.verification.Verdict;
import io.fairway.verification.WorkloadObservation;
import io.fairway.verification.WorkloadObservation.Completion;
import io.fairway.verification.WorkloadObservation.Present;
import io.fairway.verification.WorkloadObservation.Progress;
import io.fairway.verification.WorkloadObservation.Replicas;
import io.fairway.verification.run.Step.Conclude;
import io.fairway.verification.run.Step.Read;
import io.fairway.verification.run.Step.RunChecks;
import io.fairway.verification.run.Step.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Workloads of which no pods are wanted, and workloads that somebody scales while they are verified. */
class NothingWantedTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String NOBODY = "0 pods of this revision are wanted: nobody to ask";
    private static final Replicas NONE = new Replicas(0, 0, 0, null, null, null);

    static List<Arguments> case_29_nothing_wanted_is_nothing_to_verify() {
        return List.of(
                Arguments.of("a Deployment at zero replicas", "hello", one("Deployment", "hello", NONE)),
                Arguments.of("a StatefulSet at zero replicas", "hello", one("StatefulSet", "hello", NONE)),
                Arguments.of("a DaemonSet that no node matches", "hello", one("DaemonSet", "hello", NONE)),
                Arguments.of(
                        "a paused Deployment at zero replicas",
                        "hello",
                        one("Deployment", "hello", new Replicas(0, 0, 0, null, null, "its rollout is paused"))),
                Arguments.of(
                        "pods of before that are leaving",
                        "hello",
                        one("Deployment", "hello", NONE, terminating(ready("hello-1")))),
                Arguments.of(
                        "a suspended Job",
                        "migrate",
                        observed(new Present(
                                MIGRATE,
                                "uid-migrate",
                                1,
                                true,
                                "t",
                                null,
                                new Completion(false, null, null, true),
                                List.of(),
                                List.of()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void case_29_nothing_wanted_is_nothing_to_verify(String name, String workload, Observation.Observed seen) {
        VerificationRun run = run(new HttpCheck(workload, 8080, "/health", 200));

        Verdict verdict = playedToTheEnd(run, seen);

        assertThat(verdict).isInstanceOf(Verdict.Verified.class);
        assertThat(verdict.evidence())
                .extracting(Evidence::check, Evidence::result, Evidence::message)
                .contains(tuple("GET /health", Result.PASSED, NOBODY));
        assertThat(verdict.evidence().getFirst().message()).contains("are wanted");
        assertThat(ReleaseVerified.sentence(2, verdict.evidence()))
                .isEqualTo("revision 2 is in place, and wants no pods at present: there was nobody to ask");
    }

    @Test
    void workloadThatIsAsleep_beside_one_that_is_awake() {
        VerificationRun run =
                run(new HttpCheck("hello", 8080, "/health", 200), new HttpCheck("night", 8080, "/health", 200));
        Observation.Observed seen =
                new Observation.Observed(List.of(deployment(ready("hello-1")), present("Deployment", "night", NONE)));

        Verdict verdict = playedToTheEnd(run, seen);

        assertThat(verdict).isInstanceOf(Verdict.Verified.class);
        assertThat(verdict.evidence())
                .extracting(
                        Evidence::check,
                        evidence -> evidence.object() == null
                                ? ""
                                : evidence.object().display(),
                        Evidence::message)
                .contains(
                        tuple("GET /health", "Deployment/hello", "status 200 from 1 pod, at most 7 ms"),
                        tuple("GET /health", "Deployment/night", NOBODY));
        assertThat(ReleaseVerified.sentence(2, verdict.evidence()))
                .isEqualTo("revision 2 was seen healthy on its own pods");
    }

    @Test
    void checkOfAWorkloadThatIsNotThere_is_no_data_though_another_one_is_asleep() {
        VerificationRun run = run(new HttpCheck("nobody", 8080, "/health", 200));

        assertThat(verdict(run.observed(one("Deployment", "hello", NONE), at(0))))
                .isInstanceOf(Verdict.NoData.class);
    }

    @Test
    void oldPodsThatStillRun_are_waited_for() {
        assertThat(run().observed(one("Deployment", "hello", new Replicas(0, 0, 1, null, null, null)), at(0)))
                .isInstanceOf(Wait.class);
    }

    @Test
    void scaledToZeroWithinTheSoakTime_is_no_failure() {
        VerificationRun run = run(new HttpCheck("hello", 8080, "/health", 200));
        RunChecks first = (RunChecks) run.observed(observed(deployment(ready("hello-1"))), at(0));
        run.checked(passed(first), null, at(0));

        Verdict verdict = playedToTheEnd(run, observed(deployment(NONE, terminating(ready("hello-1")))));

        assertThat(verdict).isInstanceOf(Verdict.Verified.class);
        assertThat(verdict.evidence()).extracting(Evidence::message).contains(NOBODY);
    }

    @Test
    void wokenFromZero_must_become_ready() {
        VerificationRun run = run(new HttpCheck("hello", 8080, "/health", 200));
        run.observed(observed(deployment(NONE)), at(0));
        Step waits = run.observed(observed(deployment(starting("hello-1"))), at(1));
        assertThat(waits).isInstanceOf(Wait.class);

        RunChecks checks = (RunChecks) run.observed(observed(deployment(ready("hello-1"))), at(2));

        assertThat(checks.requests()).hasSize(1);
    }

    @Test
    void whatAnAutoscalerAdds_is_left_to_it() {
        VerificationRun run = run();
        run.observed(observed(deployment(ready("hello-1"))), at(0));
        Pod pending = pod("hello-2", false, 0, new Waiting("ContainerCreating", ""));

        Verdict verdict = playedToTheEnd(run, observed(deployment(ready("hello-1"), pending)));

        assertThat(verdict).isInstanceOf(Verdict.Verified.class);
        assertThat(verdict.evidence().getFirst().message())
                .isEqualTo("1 of 2 pods of this revision are ready; 1 was wanted when the verification began,"
                        + " it was scaled since");
    }

    @Test
    void podThatAnAutoscalerAdded_and_that_keeps_crashing_is_bad() {
        VerificationRun run = run();
        run.observed(observed(deployment(ready("hello-1"))), at(0));
        Pod crashing = pod("hello-2", false, 3, new Waiting("CrashLoopBackOff", ""));

        Verdict verdict = verdict(run.observed(observed(deployment(ready("hello-1"), crashing)), at(1)));

        assertThat(((Verdict.Failed) verdict).reason()).isEqualTo(Reason.CRASH_LOOP);
    }

    @Test
    void minimumOfAnAutoscaler_is_wanted_from_the_first_moment() {
        VerificationRun run = run();
        run.observed(observed(deployment(starting("hello-1"), starting("hello-2"), starting("hello-3"))), at(0));

        assertThat(run.observed(
                        observed(deployment(ready("hello-1"), starting("hello-2"), starting("hello-3"))), at(1)))
                .isInstanceOf(Wait.class)
                .extracting(step -> ((Wait) step).why())
                .asString()
                .contains("1 of 3");
    }

    @Test
    void daemonSetWhoseControllerHasNotActed_does_not_say_what_is_wanted() {
        VerificationRun run = run();
        Workload expected = expected("DaemonSet", "agent");
        run.observed(
                observed(new Present(expected, "uid-agent", 2, false, "template-2", null, NONE, List.of(), List.of())),
                at(0));

        assertThat(run.observed(
                        one("DaemonSet", "agent", new Replicas(2, 1, 0, null, null, null), ready("agent-1")), at(1)))
                .isInstanceOf(Wait.class);
    }

    /** Observes the same to the end of the soak time, and all checks pass. */
    private static Verdict playedToTheEnd(VerificationRun run, Observation.Observed seen) {
        Step step = run.observed(seen, at(1));
        while (true) {
            switch (step) {
                case Wait wait -> step = run.observed(seen, wait.until());
                case Read read -> step = run.read(seen, at(60).plus(read.pause()));
                case RunChecks round -> step = run.checked(passed(round), null, at(1));
                case Conclude end -> {
                    return end.verdict();
                }
            }
        }
    }

    private static List<CheckResult> passed(RunChecks round) {
        return round.requests().stream()
                .map(request -> new CheckResult(request, true, "status 200", 7))
                .toList();
    }

    private static Verdict verdict(Step step) {
        assertThat(step).isInstanceOf(Conclude.class);
        return ((Conclude) step).verdict();
    }

    private static Observation.Observed one(String kind, String name, Progress progress, Pod... pods) {
        return observed(present(kind, name, progress, pods));
    }

    private static WorkloadObservation present(String kind, String name, Progress progress, Pod... pods) {
        Workload expected = kind.equals("Deployment") && name.equals("hello") ? HELLO : expected(kind, name);
        return new Present(expected, expected.uid(), 2, true, "template-2", null, progress, List.of(pods), List.of());
    }

    private static Workload expected(String kind, String name) {
        return new Workload(new ObjectRef("apps/v1", kind, "shop", name), "uid-" + name, 2);
    }

    private static VerificationRun run(HttpCheck... http) {
        return TestVerificationRuns.run(new Checks(120, 3, List.of(http)), START);
    }

    private static Instant at(int seconds) {
        return START.plus(Duration.ofSeconds(seconds));
    }
}
