package io.fairway.verification;

import static io.fairway.verification.TestSightings.deployment;
import static io.fairway.verification.TestSightings.leaving;
import static io.fairway.verification.TestSightings.noted;
import static io.fairway.verification.TestSightings.pod;
import static io.fairway.verification.TestSightings.ready;
import static io.fairway.verification.TestSightings.seen;
import static io.fairway.verification.TestSightings.starting;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.Checks;
import io.fairway.events.Checks.HttpCheck;
import io.fairway.events.Evidence;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.TimeSpent;
import io.fairway.verification.Container.Exit;
import io.fairway.verification.Container.Running;
import io.fairway.verification.Container.Waiting;
import io.fairway.verification.Pod.Note;
import io.fairway.verification.PodChecks.Answer;
import io.fairway.verification.PodChecks.Question;
import io.fairway.verification.Step.Ask;
import io.fairway.verification.Step.Conclude;
import io.fairway.verification.Step.LookAgain;
import io.fairway.verification.Step.Wait;
import io.fairway.verification.Verdict.Failed;
import io.fairway.verification.Verdict.NoData;
import io.fairway.verification.Verdict.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final HttpCheck HEALTH = new HttpCheck("hello", 8080, "/health", 200);
    private static final Sight READY = seen(deployment(ready("hello-1")));
    private static final Sight STARTING = seen(deployment(starting("hello-1")));
    private static final Sight BLIND = new Sight.Blind("the API server does not answer");

    private Trial trial = trial(120, 3);

    @Test
    void readyForTheWholeSettleTime_is_verified_after_a_last_look() {
        assertThat(trial.seen(STARTING, at(0))).isInstanceOf(Wait.class);
        assertThat(trial.seen(READY, at(10))).isEqualTo(new Wait(at(13), "settling"));
        assertThat(trial.seen(READY, at(13))).isInstanceOf(LookAgain.class);

        Verdict verdict = verdict(trial.lookedAgain(READY, at(13)));

        assertThat(verdict).isInstanceOf(Verified.class);
        assertThat(verdict.evidence()).extracting(Evidence::check).containsExactly("rollout", "settle");
        assertThat(trial.spent(at(13)))
                .extracting(TimeSpent::step, TimeSpent::millis)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("rollout", 10_000L),
                        org.assertj.core.groups.Tuple.tuple("settle", 3_000L),
                        org.assertj.core.groups.Tuple.tuple("checks", 0L));
    }

    @Test
    void watchThatFellSilentWhileThePodsBroke_does_not_verify() {
        step(trial.seen(READY, at(0)));
        step(trial.seen(READY, at(3)));

        assertThat(failure(trial.lookedAgain(
                                seen(deployment(pod("hello-1", false, 2, new Waiting("CrashLoopBackOff", "")))), at(3)))
                        .reason())
                .isEqualTo(Reason.CRASH_LOOP);
    }

    @Test
    void neverReady_fails_at_the_deadline_with_what_the_probe_said() {
        Sight unhealthy = seen(deployment(noted(
                starting("hello-1"),
                new Note("Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503", 9))));
        step(trial.seen(unhealthy, at(0)));
        assertThat(trial.seen(unhealthy, at(120))).isInstanceOf(LookAgain.class);

        Failed failed = failure(trial.lookedAgain(unhealthy, at(120)));

        assertThat(failed.reason()).isEqualTo(Reason.NEVER_READY);
        assertThat(failed.message()).contains("120 s").contains("statuscode: 503");
    }

    @Test
    void slowStart_just_before_the_deadline_is_verified() {
        step(trial.seen(STARTING, at(0)));
        step(trial.seen(READY, at(119)));
        step(trial.seen(READY, at(122)));

        assertThat(verdict(trial.lookedAgain(READY, at(122)))).isInstanceOf(Verified.class);
    }

    @Test
    void lostReadiness_within_the_settle_time_is_unsettled() {
        step(trial.seen(READY, at(0)));

        assertThat(failure(trial.seen(STARTING, at(2))).reason()).isEqualTo(Reason.UNSETTLED);
    }

    @Test
    void oneCrash_within_the_settle_time_begins_it_anew() {
        step(trial.seen(READY, at(0)));
        assertThat(trial.seen(seen(deployment(pod("hello-1", false, 0, new Exit(1, "Error")))), at(1)))
                .isInstanceOf(Wait.class);
        assertThat(trial.seen(seen(deployment(pod("hello-1", false, 1, new Running()))), at(2)))
                .isInstanceOf(Wait.class);
        Sight again = seen(deployment(pod("hello-1", true, 1, new Running())));
        assertThat(trial.seen(again, at(4))).isEqualTo(new Wait(at(7), "settling"));
        step(trial.seen(again, at(7)));

        assertThat(verdict(trial.lookedAgain(again, at(7)))).isInstanceOf(Verified.class);
    }

    @Test
    void secondCrash_within_the_settle_time_is_a_crash_loop() {
        step(trial.seen(READY, at(0)));
        step(trial.seen(seen(deployment(pod("hello-1", false, 0, new Exit(1, "Error")))), at(1)));
        step(trial.seen(seen(deployment(pod("hello-1", true, 1, new Running()))), at(2)));

        assertThat(failure(trial.seen(seen(deployment(pod("hello-1", false, 1, new Exit(1, "Error")))), at(3)))
                        .reason())
                .isEqualTo(Reason.CRASH_LOOP);
    }

    @Test
    void crashThatWasOverBeforeItWasSeen_begins_the_settle_time_anew() {
        step(trial.seen(READY, at(0)));

        assertThat(trial.seen(seen(deployment(pod("hello-1", true, 1, new Running()))), at(2)))
                .isEqualTo(new Wait(at(5), "settling"));
    }

    @Test
    void nodeDrain_within_the_settle_time_is_no_failure_even_past_the_deadline() {
        trial = trial(10, 3);
        step(trial.seen(READY, at(9)));
        assertThat(trial.seen(seen(deployment(1, 0, leaving(ready("hello-1")), starting("hello-2"))), at(11)))
                .isInstanceOf(Wait.class);
        Sight moved = seen(deployment(ready("hello-2")));
        assertThat(trial.seen(moved, at(15))).isEqualTo(new Wait(at(18), "settling"));
        step(trial.seen(moved, at(18)));

        assertThat(verdict(trial.lookedAgain(moved, at(18)))).isInstanceOf(Verified.class);
    }

    @Test
    void apiOutageOfAMinute_puts_the_deadline_off() {
        step(trial.seen(STARTING, at(0)));
        step(trial.seen(BLIND, at(90)));
        step(trial.seen(BLIND, at(121)));
        assertThat(trial.seen(STARTING, at(150))).isEqualTo(new Wait(at(180), why(STARTING)));
        step(trial.seen(READY, at(170)));
        step(trial.seen(READY, at(173)));

        assertThat(verdict(trial.lookedAgain(READY, at(173)))).isInstanceOf(Verified.class);
    }

    @Test
    void apiThatDoesNotComeBack_is_no_data() {
        step(trial.seen(STARTING, at(0)));
        step(trial.seen(BLIND, at(100)));
        assertThat(trial.seen(BLIND, at(419))).isInstanceOf(Wait.class);

        assertThat(verdict(trial.seen(BLIND, at(420)))).isInstanceOf(NoData.class);
    }

    @Test
    void apiThatIsAwayWhenTheVerdictIsDue_is_asked_again() {
        step(trial.seen(READY, at(0)));
        step(trial.seen(READY, at(3)));
        assertThat(trial.lookedAgain(BLIND, at(3))).isEqualTo(new LookAgain(Duration.ofSeconds(1)));

        assertThat(verdict(trial.lookedAgain(READY, at(30)))).isInstanceOf(Verified.class);
    }

    @Test
    void suspicionThatLasts_is_a_failure_and_one_that_passes_is_not() {
        Sight suspicious = seen(deployment(pod("hello-1", false, 0, new Waiting("RunContainerError", "busy"))));
        step(trial.seen(suspicious, at(0)));
        step(trial.seen(STARTING, at(4)));
        assertThat(trial.seen(suspicious, at(5)))
                .isEqualTo(new Wait(at(10), "Deployment/hello: container app of pod hello-1 cannot be started: busy"));

        assertThat(failure(trial.seen(suspicious, at(10))).reason()).isEqualTo(Reason.INVALID_CONTAINER_CONFIGURATION);
    }

    @Test
    void checks_run_when_ready_and_again_when_settled() {
        trial = trial(120, 3, HEALTH);
        Ask first = (Ask) trial.seen(READY, at(0));
        step(trial.answered(answers(first, true), null, at(1)));
        step(trial.seen(READY, at(3)));
        Ask last = (Ask) trial.lookedAgain(READY, at(3));

        Verdict verdict = verdict(trial.answered(answers(last, true), null, at(4)));

        assertThat(verdict).isInstanceOf(Verified.class);
        assertThat(verdict.evidence()).extracting(Evidence::check).containsExactly("rollout", "GET /health", "settle");
        assertThat(trial.spent(at(4)))
                .extracting(TimeSpent::step, TimeSpent::millis)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("settle", 3_000L),
                        org.assertj.core.groups.Tuple.tuple("checks", 1_000L));
    }

    @Test
    void wrongAnswer_at_the_end_of_the_settle_time_fails() {
        trial = trial(120, 3, HEALTH);
        step(trial.answered(answers((Ask) trial.seen(READY, at(0)), true), null, at(0)));
        step(trial.seen(READY, at(3)));
        Ask last = (Ask) trial.lookedAgain(READY, at(3));

        Failed failed = failure(trial.answered(answers(last, false), READY, at(3)));

        assertThat(failed.reason()).isEqualTo(Reason.CHECK_FAILED);
        assertThat(failed.message())
                .isEqualTo("GET /health of Deployment/hello, pod hello-1: status 500, expected 200");
    }

    @Test
    void wrongAnswer_of_a_pod_that_is_drained_meanwhile_does_not_count() {
        trial = trial(120, 3, HEALTH);
        Ask first = (Ask) trial.seen(READY, at(0));

        assertThat(trial.answered(
                        answers(first, false),
                        seen(deployment(1, 0, leaving(ready("hello-1")), starting("hello-2"))),
                        at(1)))
                .isInstanceOf(Wait.class);
    }

    @Test
    void checkThatHasNobodyToAsk_is_no_data() {
        trial = trial(120, 3, new HttpCheck("nobody", 8080, "/health", 200));

        assertThat(verdict(trial.seen(READY, at(0)))).isInstanceOf(NoData.class);
    }

    @Test
    void releaseWithoutWorkloads_is_verified_and_says_so() {
        Verdict verdict = verdict(trial.seen(seen(), at(0)));

        assertThat(verdict).isInstanceOf(Verified.class);
        assertThat(verdict.evidence().getFirst().message()).contains("no workloads");
    }

    @Test
    void templateChangedByAnother_before_the_first_sight_is_not_taken_for_ours() {
        Sighting.Present present = deployment(ready("hello-1"));
        Sighting.Present foreign = new Sighting.Present(
                present.expected(), present.uid(), 3, true, "template-3", true, present.progress(), present.pods());

        assertThat(failure(trial.seen(seen(foreign), at(0))).reason()).isEqualTo(Reason.CHANGED_BY_ANOTHER);
    }

    private static String why(Sight sight) {
        return ((Judgement.KeepWatching) Judgements.judge((Sight.Seen) sight, Known.NOTHING)).why();
    }

    private static List<Answer> answers(Ask ask, boolean passed) {
        return ask.questions().stream()
                .map((Question question) ->
                        new Answer(question, passed, passed ? "status 200" : "status 500, expected 200", 7))
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

    private static Trial trial(int deadlineSeconds, int settleSeconds, HttpCheck... http) {
        Checks checks = new Checks(deadlineSeconds, settleSeconds, List.of(http));
        return new Trial(
                checks, START, START.plusSeconds(deadlineSeconds), Known.NOTHING, Duration.ZERO, Duration.ofMinutes(5));
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }
}
