package io.fairway.verification.run;

import static io.fairway.verification.TestObservations.RELOADER;
import static io.fairway.verification.TestObservations.changed;
import static io.fairway.verification.TestObservations.deployment;
import static io.fairway.verification.TestObservations.observed;
import static io.fairway.verification.TestObservations.pod;
import static io.fairway.verification.TestObservations.ready;
import static io.fairway.verification.TestObservations.starting;
import static io.fairway.verification.TestObservations.writer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairway.events.Checks;
import io.fairway.events.Checks.HttpCheck;
import io.fairway.events.Evidence;
import io.fairway.events.Evidence.Result;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.verification.CheckResult;
import io.fairway.verification.Container;
import io.fairway.verification.Container.Running;
import io.fairway.verification.Container.Waiting;
import io.fairway.verification.Pod;
import io.fairway.verification.TemplateWriter;
import io.fairway.verification.Verdict;
import io.fairway.verification.WorkloadObservation.Present;
import io.fairway.verification.run.Step.Conclude;
import io.fairway.verification.run.Step.RunChecks;
import io.fairway.verification.run.Step.Wait;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody else writes into a pod template right after the release. */
class FollowedTemplateTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Present OURS = deployment(ready("hello-1"));
    private static final Present THEIRS = changed(deployment(ready("hello-2")), "template-3", RELOADER);
    private static final Present THEIRS_STARTING = changed(deployment(starting("hello-2")), "template-3", RELOADER);
    private static final TemplateWriter PERSON = writer("kubectl-edit", "spec.containers[app].env[LEVEL]", false);

    private VerificationRun run = run(120, 3);

    static List<Arguments> case_30_whoever_writes_into_the_template_is_followed() {
        return List.of(
                Arguments.of(
                        "an operator",
                        RELOADER,
                        "Reloader changed spec.containers[app].env[CHECKSUM] in the pod template of Deployment/hello"
                                + " during verification; the pods of the newest template were judged"),
                Arguments.of(
                        "an injector",
                        writer("sidecar-operator", "spec.containers[proxy]", false),
                        "sidecar-operator changed spec.containers[proxy] in the pod template of Deployment/hello"
                                + " during verification; the pods of the newest template were judged"),
                Arguments.of(
                        "a person",
                        PERSON,
                        "somebody with kubectl-edit changed spec.containers[app].env[LEVEL] in the pod template of"
                                + " Deployment/hello during verification; the pods of the newest template were judged"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void case_30_whoever_writes_into_the_template_is_followed(String name, TemplateWriter by, String said) {
        assertThat(run.observed(observed(OURS), at(0))).isEqualTo(soakingUntil(3));
        assertThat(run.observed(observed(changed(deployment(starting("hello-2")), "template-3", by)), at(1)))
                .isInstanceOf(Wait.class);
        Present theirs = changed(deployment(ready("hello-2")), "template-3", by);
        assertThat(run.observed(observed(theirs), at(5))).isEqualTo(soakingUntil(8));
        step(run.observed(observed(theirs), at(8)));

        Verdict verdict = verdict(run.read(observed(theirs), at(8)));

        assertThat(verdict).isInstanceOf(Verdict.Verified.class);
        assertThat(verdict.evidence())
                .extracting(Evidence::check, Evidence::result, Evidence::message)
                .contains(tuple("template", Result.PASSED, said));
    }

    @Test
    void case_30_changedBeforeTheFirstObservation_is_followed_and_told() {
        step(run.observed(observed(THEIRS), at(0)));
        step(run.observed(observed(THEIRS), at(3)));

        Verdict verdict = verdict(run.read(observed(THEIRS), at(3)));

        assertThat(verdict).isInstanceOf(Verdict.Verified.class);
        assertThat(verdict.evidence())
                .extracting(Evidence::message)
                .contains("Reloader was the last to write the pod template of Deployment/hello, at"
                        + " 2026-01-01T00:00:01Z: spec.containers[app].env[CHECKSUM]; the pods of the newest template"
                        + " were judged");
    }

    @Test
    void changedTwice_is_followed_twice() {
        step(run.observed(observed(OURS), at(0)));
        step(run.observed(observed(THEIRS), at(1)));
        Present again = changed(deployment(ready("hello-3")), "template-4", RELOADER);
        assertThat(run.observed(observed(again), at(2))).isEqualTo(soakingUntil(5));
        step(run.observed(observed(again), at(5)));

        Verdict verdict = verdict(run.read(observed(again), at(5)));

        assertThat(verdict).isInstanceOf(Verdict.Verified.class);
        assertThat(verdict.evidence())
                .extracting(Evidence::message)
                .anySatisfy(message -> assertThat(message).contains("2 times"));
    }

    @Test
    void checks_are_run_again_against_the_new_pods() {
        run = run(120, 3, new HttpCheck("hello", 8080, "/health", 200));
        RunChecks first = (RunChecks) run.observed(observed(OURS), at(0));
        step(run.checked(results(first, true), null, at(0)));

        RunChecks again = (RunChecks) run.observed(observed(THEIRS), at(1));

        assertThat(again.requests())
                .extracting(
                        request -> request.pod() == null ? "" : request.pod().name())
                .containsExactly("hello-2");
    }

    @Test
    void wrongResponse_of_a_pod_that_is_being_replaced_does_not_count() {
        run = run(120, 3, new HttpCheck("hello", 8080, "/health", 200));
        RunChecks first = (RunChecks) run.observed(observed(OURS), at(0));

        assertThat(run.checked(results(first, false), observed(THEIRS_STARTING), at(1)))
                .isInstanceOf(Wait.class);
    }

    @Test
    void controllerThatNeverRests_is_named() {
        step(run.observed(observed(OURS), at(0)));
        for (int i = 1; i <= 10; i++) {
            step(run.observed(observed(changed(OURS, "theirs-" + i, RELOADER)), at(i)));
        }

        Verdict.Failed failed = failure(run.observed(observed(changed(OURS, "theirs-11", RELOADER)), at(11)));

        assertThat(failed.reason()).isEqualTo(Reason.CHANGED_BY_ANOTHER);
        assertThat(failed.message())
                .isEqualTo("it does not come to rest: Reloader changed spec.containers[app].env[CHECKSUM] in the pod"
                        + " template of Deployment/hello during verification, 11 times");
    }

    @Test
    void controllerThatGoesOnPastTheDeadline_is_named() {
        run = run(10, 3);
        step(run.observed(observed(OURS), at(0)));
        step(run.observed(observed(THEIRS), at(2)));
        step(run.observed(observed(changed(OURS, "theirs-2", RELOADER)), at(11)));

        Verdict.Failed failed = failure(run.observed(observed(changed(OURS, "theirs-3", RELOADER)), at(12)));

        assertThat(failed.reason()).isEqualTo(Reason.CHANGED_BY_ANOTHER);
        assertThat(failed.message()).contains("Reloader").contains("3 times");
    }

    @Test
    void newTemplateThatIsNeverReady_is_never_ready_and_tells_who_had_changed_it() {
        run = run(10, 3);
        step(run.observed(observed(OURS), at(0)));
        step(run.observed(observed(THEIRS_STARTING), at(2)));
        step(run.observed(observed(THEIRS_STARTING), at(12)));

        Verdict.Failed failed = failure(run.read(observed(THEIRS_STARTING), at(12)));

        assertThat(failed.reason()).isEqualTo(Reason.NEVER_READY);
        assertThat(failed.message())
                .endsWith("; before that, Reloader changed spec.containers[app].env[CHECKSUM] in"
                        + " the pod template of Deployment/hello during verification");
    }

    static List<Arguments> whoIsToBlame_for_pods_of_the_new_template() {
        return List.of(
                // It has only restarted the pods: what the release has changed comes to light.
                Arguments.of("an operator", RELOADER, Reason.CRASH_LOOP),
                Arguments.of("a person", PERSON, Reason.CHANGED_BY_ANOTHER),
                Arguments.of(
                        "a person who only restarts",
                        writer("kubectl-rollout", "metadata.annotations[kubectl.kubernetes.io/restartedAt]", false),
                        Reason.CRASH_LOOP),
                Arguments.of("a person in a console", writer("k9s", "spec", false), Reason.CHANGED_BY_ANOTHER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whoIsToBlame_for_pods_of_the_new_template(String name, TemplateWriter by, Reason reason) {
        step(run.observed(observed(OURS), at(0)));
        Pod crashing = pod("hello-2", false, 2, new Waiting("CrashLoopBackOff", ""));

        Verdict.Failed failed = failure(run.observed(observed(changed(deployment(crashing), "theirs", by)), at(2)));

        assertThat(failed.reason()).isEqualTo(reason);
        assertThat(failed.message()).contains("keeps crashing").contains(by.who());
    }

    static List<Arguments> whatIsNotThisReleaseAnyMore_is_not_followed() {
        return List.of(
                Arguments.of("another Helm release", null, "another use of Helm"),
                Arguments.of(
                        "another image",
                        writer("keel", "spec.containers[app].image", true),
                        "keel changed the image in the pod template of Deployment/hello"),
                Arguments.of(
                        "an undone rollout",
                        writer("kubectl-rollout", "spec.containers[app].image", true),
                        "somebody with kubectl-rollout"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatIsNotThisReleaseAnyMore_is_not_followed(String name, @Nullable TemplateWriter by, String said) {
        step(run.observed(observed(OURS), at(0)));

        Verdict.Failed failed = failure(run.observed(observed(changed(OURS, "theirs", by)), at(1)));

        assertThat(failed.reason()).isEqualTo(Reason.CHANGED_BY_ANOTHER);
        assertThat(failed.message()).contains(said);
    }

    @Test
    void sidecarThatAWebhookInjects_is_no_change_of_the_template() {
        Pod plain = ready("hello-1");
        Pod injected = new Pod(
                plain.name(),
                plain.uid(),
                plain.ip(),
                true,
                false,
                null,
                List.of(plain.containers().getFirst(), new Container("istio-proxy", true, 0, new Running(), null)),
                List.of());
        step(run.observed(observed(deployment(injected)), at(0)));
        step(run.observed(observed(deployment(injected)), at(3)));

        Verdict verdict = verdict(run.read(observed(deployment(injected)), at(3)));

        assertThat(verdict).isInstanceOf(Verdict.Verified.class);
        assertThat(verdict.evidence()).extracting(Evidence::check).doesNotContain("template");
    }

    @Test
    void verifierThatContinues_knows_what_was_followed() {
        step(run.observed(observed(OURS), at(0)));
        step(run.observed(observed(THEIRS), at(1)));
        VerificationRun other = TestVerificationRuns.run(new Checks(120, 3, List.of()), START, run.baseline());
        step(other.observed(observed(THEIRS), at(2)));
        step(other.observed(observed(THEIRS), at(5)));

        Verdict verdict = verdict(other.read(observed(THEIRS), at(5)));

        assertThat(verdict).isInstanceOf(Verdict.Verified.class);
        assertThat(verdict.evidence()).extracting(Evidence::check).contains("template");
    }

    private static List<CheckResult> results(RunChecks round, boolean passed) {
        return round.requests().stream()
                .map(request -> new CheckResult(request, passed, passed ? "status 200" : "status 500", 7))
                .toList();
    }

    private static Wait soakingUntil(int seconds) {
        return new Wait(at(seconds), "soaking: must stay ready for 3 s");
    }

    private static void step(Step step) {
        assertThat(step).isNotInstanceOf(Conclude.class);
    }

    private static Verdict verdict(Step step) {
        assertThat(step).isInstanceOf(Conclude.class);
        return ((Conclude) step).verdict();
    }

    private static Verdict.Failed failure(Step step) {
        assertThat(verdict(step)).isInstanceOf(Verdict.Failed.class);
        return (Verdict.Failed) verdict(step);
    }

    private static VerificationRun run(int deadlineSeconds, int soakSeconds, HttpCheck... http) {
        return TestVerificationRuns.run(new Checks(deadlineSeconds, soakSeconds, List.of(http)), START);
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }
}
