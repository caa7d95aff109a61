package io.fairway.verification.run;

import static io.fairway.verification.TestObservations.deployment;
import static io.fairway.verification.TestObservations.observed;
import static io.fairway.verification.TestObservations.pod;
import static io.fairway.verification.TestObservations.ready;
import static io.fairway.verification.TestObservations.starting;
import static io.fairway.verification.TestObservations.terminating;
import static io.fairway.verification.TestObservations.warned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairway.events.Checks;
import io.fairway.events.Checks.HttpCheck;
import io.fairway.events.Evidence;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.TimeSpent;
import io.fairway.verification.Baseline;
import io.fairway.verification.CheckResult;
import io.fairway.verification.Container.Exit;
import io.fairway.verification.Container.Running;
import io.fairway.verification.Container.Waiting;
import io.fairway.verification.Observation;
import io.fairway.verification.Pod.Warning;
import io.fairway.verification.Verdict;
import io.fairway.verification.Verdict.Failed;
import io.fairway.verification.Verdict.NoData;
import io.fairway.verification.Verdict.Verified;
import io.fairway.verification.run.Step.Conclude;
import io.fairway.verification.run.Step.Read;
import io.fairway.verification.run.Step.RunChecks;
import io.fairway.verification.run.Step.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationRunTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final HttpCheck HEALTH = new HttpCheck("hello", 8080, "/health", 200);
    private static final Observation READY = observed(deployment(ready("hello-1")));
    private static final Observation STARTING = observed(deployment(starting("hello-1")));
    private static final Observation UNAVAILABLE = new Observation.Unavailable("the API server does not answer");

    private VerificationRun run = run(120, 3);

    @Test
    void readyForTheWholeSoakTime_is_verified_after_a_last_read() {
        assertThat(run.observed(STARTING, at(0))).isInstanceOf(Wait.class);
        assertThat(run.observed(READY, at(10))).isEqualTo(soakingUntil(13));
        assertThat(run.observed(READY, at(13))).isInstanceOf(Read.class);

        Verdict verdict = verdict(run.read(READY, at(13)));

        assertThat(verdict).isInstanceOf(Verified.class);
        assertThat(verdict.evidence()).extracting(Evidence::check).containsExactly("rollout", "soak");
        assertThat(run.spent(at(13)))
                .extracting(TimeSpent::step, TimeSpent::millis)
                .containsExactly(tuple("rollout", 10_000L), tuple("soak", 3_000L), tuple("checks", 0L));
    }

    @Test
    void watchThatStalledWhileThePodsBroke_does_not_verify() {
        step(run.observed(READY, at(0)));
        step(run.observed(READY, at(3)));

        assertThat(failure(run.read(
                                observed(deployment(pod("hello-1", false, 2, new Waiting("CrashLoopBackOff", "")))),
                                at(3)))
                        .reason())
                .isEqualTo(Reason.CRASH_LOOP);
    }

    @Test
    void neverReady_fails_at_the_deadline_with_what_the_probe_said() {
        Observation unhealthy = observed(deployment(warned(
                starting("hello-1"),
                new Warning("Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503", 9))));
        step(run.observed(unhealthy, at(0)));
        assertThat(run.observed(unhealthy, at(120))).isInstanceOf(Read.class);

        Failed failed = failure(run.read(unhealthy, at(120)));

        assertThat(failed.reason()).isEqualTo(Reason.NEVER_READY);
        assertThat(failed.message()).contains("120 s").contains("statuscode: 503");
    }

    @Test
    void slowStart_just_before_the_deadline_is_verified() {
        step(run.observed(STARTING, at(0)));
        step(run.observed(READY, at(119)));
        step(run.observed(READY, at(122)));

        assertThat(verdict(run.read(READY, at(122)))).isInstanceOf(Verified.class);
    }

    @Test
    void lostReadiness_within_the_soak_time_is_unsoaked() {
        step(run.observed(READY, at(0)));

        assertThat(failure(run.observed(STARTING, at(2))).reason()).isEqualTo(Reason.UNSETTLED);
    }

    @Test
    void oneCrash_within_the_soak_time_begins_it_anew() {
        step(run.observed(READY, at(0)));
        assertThat(run.observed(observed(deployment(pod("hello-1", false, 0, new Exit(1, "Error")))), at(1)))
                .isInstanceOf(Wait.class);
        assertThat(run.observed(observed(deployment(pod("hello-1", false, 1, new Running()))), at(2)))
                .isInstanceOf(Wait.class);
        Observation again = observed(deployment(pod("hello-1", true, 1, new Running())));
        assertThat(run.observed(again, at(4))).isEqualTo(soakingUntil(7));
        step(run.observed(again, at(7)));

        assertThat(verdict(run.read(again, at(7)))).isInstanceOf(Verified.class);
    }

    @Test
    void secondCrash_within_the_soak_time_is_a_crash_loop() {
        step(run.observed(READY, at(0)));
        step(run.observed(observed(deployment(pod("hello-1", false, 0, new Exit(1, "Error")))), at(1)));
        step(run.observed(observed(deployment(pod("hello-1", true, 1, new Running()))), at(2)));

        assertThat(failure(run.observed(observed(deployment(pod("hello-1", false, 1, new Exit(1, "Error")))), at(3)))
                        .reason())
                .isEqualTo(Reason.CRASH_LOOP);
    }

    @Test
    void crashThatWasOverBeforeItWasSeen_begins_the_soak_time_anew() {
        step(run.observed(READY, at(0)));

        assertThat(run.observed(observed(deployment(pod("hello-1", true, 1, new Running()))), at(2)))
                .isEqualTo(soakingUntil(5));
    }

    @Test
    void nodeDrain_within_the_soak_time_is_no_failure_even_past_the_deadline() {
        run = run(10, 3);
        step(run.observed(READY, at(9)));
        assertThat(run.observed(observed(deployment(1, 0, terminating(ready("hello-1")), starting("hello-2"))), at(11)))
                .isInstanceOf(Wait.class);
        Observation moved = observed(deployment(ready("hello-2")));
        assertThat(run.observed(moved, at(15))).isEqualTo(soakingUntil(18));
        step(run.observed(moved, at(18)));

        assertThat(verdict(run.read(moved, at(18)))).isInstanceOf(Verified.class);
    }

    @Test
    void apiOutageOfAMinute_puts_the_deadline_off() {
        step(run.observed(STARTING, at(0)));
        step(run.observed(UNAVAILABLE, at(90)));
        step(run.observed(UNAVAILABLE, at(121)));
        assertThat(run.observed(STARTING, at(150))).isEqualTo(new Wait(at(180), why(STARTING)));
        step(run.observed(READY, at(170)));
        step(run.observed(READY, at(173)));

        assertThat(verdict(run.read(READY, at(173)))).isInstanceOf(Verified.class);
    }

    @Test
    void apiThatDoesNotComeBack_is_no_data() {
        step(run.observed(STARTING, at(0)));
        step(run.observed(UNAVAILABLE, at(100)));
        assertThat(run.observed(UNAVAILABLE, at(419))).isInstanceOf(Wait.class);

        assertThat(verdict(run.observed(UNAVAILABLE, at(420)))).isInstanceOf(NoData.class);
    }

    @Test
    void apiThatIsAwayWhenTheVerdictIsDue_is_read_again() {
        step(run.observed(READY, at(0)));
        step(run.observed(READY, at(3)));
        assertThat(run.read(UNAVAILABLE, at(3))).isEqualTo(new Read(Duration.ofSeconds(1)));

        assertThat(verdict(run.read(READY, at(30)))).isInstanceOf(Verified.class);
    }

    @Test
    void suspicionThatLasts_is_a_failure_and_one_that_passes_is_not() {
        Observation suspicious =
                observed(deployment(pod("hello-1", false, 0, new Waiting("RunContainerError", "busy"))));
        step(run.observed(suspicious, at(0)));
        step(run.observed(STARTING, at(4)));
        assertThat(run.observed(suspicious, at(5)))
                .isEqualTo(new Wait(
                        at(10),
                        "Deployment/hello: container app of pod hello-1 cannot be started (RunContainerError): busy"));

        assertThat(failure(run.observed(suspicious, at(10))).reason())
                .isEqualTo(Reason.INVALID_CONTAINER_CONFIGURATION);
    }

    @Test
    void checks_run_when_ready_and_again_when_soaked() {
        run = run(120, 3, HEALTH);
        RunChecks first = (RunChecks) run.observed(READY, at(0));
        step(run.checked(results(first, true), null, at(1)));
        step(run.observed(READY, at(3)));
        RunChecks last = (RunChecks) run.read(READY, at(3));

        Verdict verdict = verdict(run.checked(results(last, true), null, at(4)));

        assertThat(verdict).isInstanceOf(Verified.class);
        assertThat(verdict.evidence()).extracting(Evidence::check).containsExactly("rollout", "GET /health", "soak");
        assertThat(run.spent(at(4)))
                .extracting(TimeSpent::step, TimeSpent::millis)
                .contains(tuple("soak", 3_000L), tuple("checks", 1_000L));
    }

    @Test
    void wrongResponse_at_the_end_of_the_soak_time_fails() {
        run = run(120, 3, HEALTH);
        step(run.checked(results((RunChecks) run.observed(READY, at(0)), true), null, at(0)));
        step(run.observed(READY, at(3)));
        RunChecks last = (RunChecks) run.read(READY, at(3));

        Failed failed = failure(run.checked(results(last, false), READY, at(3)));

        assertThat(failed.reason()).isEqualTo(Reason.CHECK_FAILED);
        assertThat(failed.message())
                .isEqualTo("GET /health of Deployment/hello, pod hello-1: status 500, expected 200");
    }

    @Test
    void wrongResponse_of_a_pod_that_is_drained_meanwhile_does_not_count() {
        run = run(120, 3, HEALTH);
        RunChecks first = (RunChecks) run.observed(READY, at(0));

        assertThat(run.checked(
                        results(first, false),
                        observed(deployment(1, 0, terminating(ready("hello-1")), starting("hello-2"))),
                        at(1)))
                .isInstanceOf(Wait.class);
    }

    @Test
    void checkThatHasNobodyToRunChecks_is_no_data() {
        run = run(120, 3, new HttpCheck("nobody", 8080, "/health", 200));

        assertThat(verdict(run.observed(READY, at(0)))).isInstanceOf(NoData.class);
    }

    @Test
    void releaseWithoutWorkloads_is_verified_and_says_so() {
        Verdict verdict = verdict(run.observed(observed(), at(0)));

        assertThat(verdict).isInstanceOf(Verified.class);
        assertThat(verdict.evidence().getFirst().message()).contains("no workloads");
    }

    private static String why(Observation observation) {
        return ((Health.Progressing) HealthRules.assess((Observation.Observed) observation, Baseline.EMPTY)).why();
    }

    private static Wait soakingUntil(int seconds) {
        return new Wait(at(seconds), "soaking: must stay ready for 3 s");
    }

    private static List<CheckResult> results(RunChecks round, boolean passed) {
        return round.requests().stream()
                .map(request -> new CheckResult(request, passed, passed ? "status 200" : "status 500, expected 200", 7))
                .toList();
    }

    private static void step(Step step) {
        assertThat(step).isNotInstanceOf(Conclude.class);
    }

    private static Verdict verdict(Step step) {
        assertThat(step).isInstanceOf(Conclude.class);
        return ((Conclude) step).verdict();
    }

    private static Failed failure(Step step) {
        assertThat(verdict(step)).isInstanceOf(Failed.class);
        return (Failed) verdict(step);
    }

    private static VerificationRun run(int deadlineSeconds, int soakSeconds, HttpCheck... http) {
        Checks checks = new Checks(deadlineSeconds, soakSeconds, List.of(http));
        return TestVerificationRuns.run(checks, START);
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }
}
