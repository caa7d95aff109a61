package io.fairway.verification.run;

import io.fairway.events.Evidence;
import io.fairway.events.Evidence.Result;
import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.UnknownClusterException;
import io.fairway.verification.Check;
import io.fairway.verification.CheckRequest;
import io.fairway.verification.CheckResult;
import io.fairway.verification.FollowedTemplate;
import io.fairway.verification.TemplateWriter;
import io.fairway.verification.Verdict;
import io.fairway.verification.run.CheckRounds.Unasked;
import io.fairway.verification.run.Health.Degraded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Verdicts in words, with their evidence. Pure. */
final class Verdicts {

    private static final String SOAK = "soak";
    private static final String TEMPLATE = "template";

    private Verdicts() {}

    /** Everything stayed ready for the soak time, and all checks passed. */
    static Verdict verified(
            Soak soak, List<CheckResult> results, List<Unasked> unasked, List<FollowedTemplate> followed, Instant now) {
        List<Evidence> evidence = rolloutEvidence(soak, now);
        evidence.addAll(templateEvidence(followed, now));
        evidence.addAll(checkEvidence(results, now));
        unasked.forEach(check -> evidence.add(new Evidence(
                check.check().name(),
                Result.PASSED,
                "0 pods of this revision are wanted: nobody to ask",
                check.workload(),
                now)));
        if (soak.time().isPositive()) {
            evidence.add(new Evidence(
                    SOAK, Result.PASSED, "stayed ready for " + soak.time().toSeconds() + " s", null, now));
        }
        return new Verdict.Verified(evidence);
    }

    /** A release without workloads and without checks. */
    static Verdict nothingToVerify(Instant now) {
        String message = "no workloads: nothing in this release has to become ready";
        return new Verdict.Verified(List.of(Evidence.nothingWanted(message, null, now)));
    }

    /** @param followed templates that somebody else has changed: whoever reads the verdict must know */
    static Verdict degraded(Degraded degraded, List<FollowedTemplate> followed, Soak soak, Instant now) {
        boolean noData = degraded.reason() == Reason.NO_DATA;
        Told told = told(degraded.reason(), degraded.message(), degraded.object(), followed);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence(
                soak.isRunning() ? SOAK : Evidence.ROLLOUT,
                noData ? Result.NO_DATA : Result.FAILED,
                degraded.message(),
                degraded.object(),
                now));
        evidence.addAll(templateEvidence(followed, now));
        return noData
                ? new Verdict.NoData(told.message(), evidence)
                : new Verdict.Failed(told.reason(), told.message(), evidence);
    }

    private record Told(Reason reason, String message) {}

    /**
     * Who had changed the template of what is bad now. After a person has, nobody can say any more that the release is to blame; a
     * controller, or a restart, only brings to light what the release has changed.
     */
    private static Told told(Reason reason, String message, ObjectRef object, List<FollowedTemplate> followed) {
        return followed.stream()
                .filter(one -> one.object().equals(object) && !message.contains(one.sentence()))
                .findFirst()
                .map(one -> new Told(
                        isTheirs(one.by(), reason) ? Reason.CHANGED_BY_ANOTHER : reason,
                        message + "; before that, " + one.sentence()))
                .orElse(new Told(reason, message));
    }

    private static boolean isTheirs(TemplateWriter by, Reason reason) {
        return by.likelyPerson() && by.changesWhatRuns() && reason != Reason.NO_DATA;
    }

    /** @param failed one of the results, which did not pass */
    static Verdict checkFailed(
            CheckResult failed, List<FollowedTemplate> followed, Soak soak, List<CheckResult> results, Instant now) {
        CheckRequest request = failed.request();
        String pod = request.pod() == null ? "" : ", pod " + request.pod().name();
        String message = request.check().name() + " of " + request.object().display() + pod + ": " + failed.message();
        List<Evidence> evidence = rolloutEvidence(soak, now);
        evidence.addAll(templateEvidence(followed, now));
        evidence.addAll(checkEvidence(results, now));
        Told told = told(Reason.CHECK_FAILED, message, request.object(), followed);
        return new Verdict.Failed(told.reason(), told.message(), evidence);
    }

    /** A check that has nothing to run against. */
    static Verdict checkImpossible(Check check, Instant now) {
        return noData(check.name(), check.name() + " could not be run: " + check.whyNoRequests(), now);
    }

    /** The workloads could not be observed for too long. */
    static Verdict unobserved(String why, Instant now) {
        return noData(Evidence.ROLLOUT, "the workloads could not be observed: " + why, now);
    }

    /** Nobody knows what was to be verified, so nothing was. */
    static Verdict unreadableChecks(String why, Instant now) {
        return noData("checks", "the checks of this release could not be read: " + Texts.sentence(why), now);
    }

    /** The verifier cannot look there. */
    static Verdict unknownCluster(UnknownClusterException unknown, Instant now) {
        return noData("cluster", "this release could not be observed: " + unknown.getMessage(), now);
    }

    private static Verdict noData(String check, String message, Instant now) {
        return new Verdict.NoData(message, List.of(new Evidence(check, Result.NO_DATA, message, null, now)));
    }

    private static List<Evidence> rolloutEvidence(Soak soak, Instant now) {
        return soak.ready().workloads().stream()
                .map(ready -> ready.idle()
                        ? Evidence.nothingWanted(ready.message(), ready.object(), soak.readySince(now))
                        : new Evidence(
                                Evidence.ROLLOUT, Result.PASSED, ready.message(), ready.object(), soak.readySince(now)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<Evidence> templateEvidence(List<FollowedTemplate> followed, Instant now) {
        return followed.stream()
                .map(one -> new Evidence(
                        TEMPLATE,
                        Result.PASSED,
                        one.sentence() + "; the pods of the newest template were judged",
                        one.object(),
                        now))
                .toList();
    }

    /** One line for each check of an object, however many pods were asked. */
    private static List<Evidence> checkEvidence(List<CheckResult> results, Instant now) {
        Map<CheckedObject, List<CheckResult>> byObject = results.stream()
                .collect(Collectors.groupingBy(CheckedObject::of, LinkedHashMap::new, Collectors.toList()));
        return byObject.entrySet().stream()
                .map(entry -> checkEvidence(entry.getKey(), entry.getValue(), now))
                .toList();
    }

    private static Evidence checkEvidence(CheckedObject checked, List<CheckResult> results, Instant now) {
        CheckResult telling =
                results.stream().filter(result -> !result.passed()).findFirst().orElse(results.getFirst());
        return new Evidence(
                checked.check().name(),
                telling.passed() ? Result.PASSED : Result.FAILED,
                telling.passed() ? passed(telling, results) : failed(telling),
                checked.object(),
                now);
    }

    private static String passed(CheckResult telling, List<CheckResult> results) {
        long slowest = results.stream().mapToLong(CheckResult::millis).max().orElse(0);
        String pods = telling.request().pod() == null
                ? ""
                : " from " + results.size() + (results.size() == 1 ? " pod" : " pods");
        return telling.message() + pods + ", at most " + slowest + " ms";
    }

    private static String failed(CheckResult telling) {
        String pod = telling.request().pod() == null
                ? ""
                : "pod " + telling.request().pod().name() + ": ";
        return pod + telling.message();
    }

    private record CheckedObject(Check check, ObjectRef object) {

        static CheckedObject of(CheckResult result) {
            return new CheckedObject(result.request().check(), result.request().object());
        }
    }
}
