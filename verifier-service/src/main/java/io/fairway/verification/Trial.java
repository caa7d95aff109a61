package io.fairway.verification;

import io.fairway.events.Checks;
import io.fairway.events.Checks.HttpCheck;
import io.fairway.events.Evidence;
import io.fairway.events.Evidence.Result;
import io.fairway.events.ObjectRef;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.TimeSpent;
import io.fairway.events.TimeSpent.By;
import io.fairway.verification.Judgement.Bad;
import io.fairway.verification.Judgement.KeepWatching;
import io.fairway.verification.Judgement.Line;
import io.fairway.verification.Judgement.Ready;
import io.fairway.verification.Judgement.ReadyPod;
import io.fairway.verification.Judgement.Suspect;
import io.fairway.verification.PodChecks.Answer;
import io.fairway.verification.PodChecks.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One verification over time: takes in what is seen and says what to do next. Does nothing itself and knows no clock, so
 * a test can play any course of events.
 *
 * <p>It never says "verified" on what a watch told alone, nor "never ready": the API server is asked anew before. Time in
 * which nothing could be seen does not count against the release, up to a cap; beyond it the verdict is "no data".
 *
 * <p>After everything was ready for the first time it must stay so for the settle time. Within it, one crash, an evicted
 * pod or one more replica begin the settle time anew; a second crash or a lost readiness is a relapse.
 */
final class Trial {

    private static final Duration BEFORE_LOOKING_ONCE_MORE = Duration.ofSeconds(1);

    private final Checks checks;
    private final Instant received;
    private final Instant deadline;
    private final Duration blindCap;

    private Known known;
    private Duration blind;
    private @Nullable Instant blindSince;
    private String blindWhy = "";

    private @Nullable Instant readySince;
    private @Nullable Instant settledAt;
    private @Nullable Instant lostAt;
    private Ready ready = new Ready(List.of(), List.of());
    private boolean asked;
    private boolean confirmed;
    private int crashes;
    private Duration asking = Duration.ZERO;
    private @Nullable Instant askingSince;
    private List<Answer> lastAnswers = List.of();

    private @Nullable Suspicion suspicion;

    private record Suspicion(Reason reason, ObjectRef object, Instant since) {}

    /**
     * @param received when the verification was asked for; the rollout time counts from here
     * @param deadline by when everything must be ready
     * @param known what was remembered of earlier attempts at this verification
     * @param blind how long nothing could be seen so far
     * @param blindCap by how much the deadline may be put off for that
     */
    Trial(Checks checks, Instant received, Instant deadline, Known known, Duration blind, Duration blindCap) {
        this.checks = checks;
        this.received = received;
        this.deadline = deadline;
        this.known = known;
        this.blind = blind;
        this.blindCap = blindCap;
    }

    Known known() {
        return known;
    }

    Duration blind(Instant now) {
        return blindSince == null ? blind : blind.plus(Duration.between(blindSince, now));
    }

    /** After something may have changed, or the time of {@link Step.Wait} has come. */
    Step seen(Sight sight, Instant now) {
        return take(sight, false, now);
    }

    /** After {@link Step.LookAgain}. */
    Step lookedAgain(Sight sight, Instant now) {
        return take(sight, true, now);
    }

    /**
     * After {@link Step.Ask}.
     *
     * @param after asked of the API server after a check failed: a pod that has gone or crashed meanwhile does not count here
     */
    Step answered(List<Answer> answers, @Nullable Sight after, Instant now) {
        Duration took = Duration.between(askingSince == null ? now : askingSince, now);
        askingSince = null;
        List<Answer> failed =
                answers.stream().filter(answer -> !answer.passed()).toList();
        if (!failed.isEmpty()) {
            Set<String> stillReady = after instanceof Sight.Seen seen ? readyPods(seen) : Set.of();
            Optional<Answer> bad = failed.stream()
                    .filter(answer ->
                            stillReady.contains(answer.question().pod().uid()))
                    .findFirst();
            if (bad.isPresent()) {
                asking = took;
                return conclude(checkFailed(bad.get(), answers, now));
            }
            confirmed = false;
            settledAt = null;
            return after == null ? new Step.LookAgain(Duration.ZERO) : take(after, true, now);
        }
        lastAnswers = answers;
        asked = true;
        if (confirmed) {
            asking = took;
            return conclude(verified(now));
        }
        return new Step.Wait(settleEnd(now), "settling");
    }

    private Step take(Sight sight, boolean fresh, Instant now) {
        return switch (sight) {
            case Sight.Blind nothing -> takeBlind(nothing, fresh, now);
            case Sight.Seen seen -> {
                blind = blind(now);
                blindSince = null;
                Judgement judgement = Judgements.judge(seen, known);
                known = known.and(seen);
                if (!(judgement instanceof Suspect)) {
                    suspicion = null;
                }
                yield switch (judgement) {
                    case Bad bad -> conclude(failed(bad, now));
                    case Suspect suspect -> takeSuspect(suspect, now);
                    case KeepWatching waiting -> takeUnready(seen, waiting, fresh, now);
                    case Ready all -> takeReady(seen, all, fresh, now);
                };
            }
        };
    }

    private Step takeBlind(Sight.Blind nothing, boolean fresh, Instant now) {
        if (blindSince == null) {
            blindSince = now;
        }
        blindWhy = nothing.why();
        suspicion = null;
        confirmed = false;
        settledAt = null;
        Instant end = later(limit(now), settleEnd(now).plus(blindCap));
        if (!now.isBefore(readySince == null ? limit(now) : end)) {
            String message = "the workloads could not be watched: " + blindWhy;
            return conclude(
                    new Verdict.NoData(message, List.of(new Evidence("rollout", Result.NO_DATA, message, null, now))));
        }
        if (fresh) {
            return new Step.LookAgain(BEFORE_LOOKING_ONCE_MORE);
        }
        return new Step.Wait(
                earlier(readySince == null ? limit(now) : end, now.plus(BEFORE_LOOKING_ONCE_MORE)), blindWhy);
    }

    private Step takeSuspect(Suspect suspect, Instant now) {
        Bad bad = suspect.bad();
        Suspicion before = suspicion;
        if (before == null
                || before.reason() != bad.reason()
                || !before.object().equals(bad.object())) {
            suspicion = new Suspicion(bad.reason(), bad.object(), now);
            return new Step.Wait(now.plus(suspect.patience()), bad.message());
        }
        Instant end = before.since().plus(suspect.patience());
        return now.isBefore(end) ? new Step.Wait(end, bad.message()) : conclude(failed(bad, now));
    }

    private Step takeUnready(Sight.Seen seen, KeepWatching waiting, boolean fresh, Instant now) {
        if (readySince != null) {
            Optional<Bad> relapse = relapse(seen);
            if (relapse.isPresent()) {
                return conclude(failed(relapse.get(), now));
            }
            beginAnew();
            lostAt = lostAt == null ? now : lostAt;
        }
        if (now.isBefore(limit(now))) {
            return new Step.Wait(limit(now), waiting.why());
        }
        return fresh
                ? conclude(failed(
                        new Bad(
                                Reason.NEVER_READY,
                                "not ready within " + checks.deadlineSeconds() + " s: " + waiting.why(),
                                waiting.object()),
                        now))
                : new Step.LookAgain(Duration.ZERO);
    }

    private Step takeReady(Sight.Seen seen, Ready all, boolean fresh, Instant now) {
        if (seen.workloads().isEmpty() && checks.http().isEmpty()) {
            readySince = now;
            settledAt = now;
            return conclude(new Verdict.Verified(List.of(new Evidence(
                    "rollout",
                    Result.PASSED,
                    "no workloads: nothing in this release has to become ready",
                    null,
                    now))));
        }
        if (readySince != null && crashedUnseen(all)) {
            Optional<Bad> relapse = relapse(seen);
            if (relapse.isPresent()) {
                return conclude(failed(relapse.get(), now));
            }
            beginAnew();
        }
        Optional<HttpCheck> unanswerable = checks.http().stream()
                .filter(check -> questions(check, all).isEmpty())
                .findFirst();
        if (unanswerable.isPresent()) {
            String message =
                    checkName(unanswerable.get()) + " asked nobody: this release has no running pods of a workload "
                            + unanswerable.get().workload();
            return conclude(new Verdict.NoData(
                    message, List.of(new Evidence(checkName(unanswerable.get()), Result.NO_DATA, message, null, now))));
        }
        if (readySince == null) {
            readySince = now;
            ready = all;
        }
        if (now.isBefore(settleEnd(now))) {
            return asked || checks.http().isEmpty() ? new Step.Wait(settleEnd(now), "settling") : ask(all, now);
        }
        if (settledAt == null) {
            settledAt = now;
        }
        if (!fresh) {
            return new Step.LookAgain(Duration.ZERO);
        }
        confirmed = true;
        ready = all;
        return checks.http().isEmpty() ? conclude(verified(now)) : ask(all, now);
    }

    private Step ask(Ready all, Instant now) {
        askingSince = now;
        return new Step.Ask(checks.http().stream()
                .flatMap(check -> questions(check, all).stream())
                .toList());
    }

    private static List<Question> questions(HttpCheck check, Ready all) {
        return all.pods().stream()
                .filter(pod -> pod.workload().name().equals(check.workload()))
                .map(pod -> new Question(check, pod.workload(), pod.pod()))
                .toList();
    }

    /** A pod that was ready, is wanted and there, and is not ready any more, or was started again. */
    private Optional<Bad> relapse(Sight.Seen seen) {
        Map<String, ReadyPod> before =
                ready.pods().stream().collect(Collectors.toMap(pod -> pod.pod().uid(), pod -> pod));
        boolean crashed = false;
        for (Sighting sighting : seen.workloads()) {
            if (!(sighting instanceof Sighting.Present present)) {
                continue;
            }
            ObjectRef object = present.expected().object();
            for (Pod pod : present.pods()) {
                ReadyPod was = before.get(pod.uid());
                if (was == null || pod.leaving()) {
                    continue;
                }
                if (PodTrouble.hasCrashed(pod, was.pod().restarts())) {
                    crashed = true;
                    if (crashes > 0) {
                        return Optional.of(new Bad(
                                Reason.CRASH_LOOP,
                                object.display() + " crashed again after it was ready: "
                                        + PodTrouble.lastExit(pod).orElse("pod " + pod.name()),
                                object));
                    }
                } else if (!pod.ready() && pod.containers().stream().anyMatch(container -> !container.ready())) {
                    return Optional.of(new Bad(
                            Reason.UNSETTLED,
                            object.display() + " was ready and then was not: "
                                    + PodTrouble.whyNotReady(pod).orElse("pod " + pod.name() + " is not ready"),
                            object));
                }
            }
        }
        crashes += crashed ? 1 : 0;
        return Optional.empty();
    }

    private boolean crashedUnseen(Ready all) {
        Map<String, Integer> before = ready.pods().stream()
                .collect(Collectors.toMap(
                        pod -> pod.pod().uid(), pod -> pod.pod().restarts()));
        return all.pods().stream()
                .anyMatch(pod -> pod.pod().restarts()
                        > before.getOrDefault(pod.pod().uid(), pod.pod().restarts()));
    }

    private void beginAnew() {
        readySince = null;
        settledAt = null;
        asked = false;
        confirmed = false;
    }

    private Set<String> readyPods(Sight.Seen seen) {
        return Judgements.judge(seen, known) instanceof Ready all
                ? all.pods().stream().map(pod -> pod.pod().uid()).collect(Collectors.toSet())
                : Set.of();
    }

    /** The deadline, put off by blind time. Whoever was ready once and lost a pod to its node gets the whole time once more. */
    private Instant limit(Instant now) {
        Duration blindTime = blind(now);
        Instant limit = deadline.plus(blindTime.compareTo(blindCap) < 0 ? blindTime : blindCap);
        return lostAt == null ? limit : later(limit, lostAt.plusSeconds(checks.deadlineSeconds()));
    }

    private Instant settleEnd(Instant now) {
        return (readySince == null ? now : readySince).plusSeconds(checks.settleSeconds());
    }

    private Verdict failed(Bad bad, Instant now) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence(
                readySince == null ? "rollout" : "settle",
                bad.reason() == Reason.NO_DATA ? Result.NO_DATA : Result.FAILED,
                bad.message(),
                bad.object(),
                now));
        return bad.reason() == Reason.NO_DATA
                ? new Verdict.NoData(bad.message(), evidence)
                : new Verdict.Failed(bad.reason(), bad.message(), evidence);
    }

    private Verdict checkFailed(Answer bad, List<Answer> answers, Instant now) {
        Question question = bad.question();
        String message = checkName(question.check()) + " of "
                + question.workload().display() + ", pod " + question.pod().name() + ": " + bad.message();
        List<Evidence> evidence = rolloutEvidence(now);
        evidence.addAll(checkEvidence(answers, now));
        return new Verdict.Failed(Reason.CHECK_FAILED, message, evidence);
    }

    private Verdict verified(Instant now) {
        List<Evidence> evidence = rolloutEvidence(now);
        evidence.addAll(checkEvidence(lastAnswers, now));
        if (checks.settleSeconds() > 0) {
            evidence.add(new Evidence(
                    "settle", Result.PASSED, "stayed good for " + checks.settleSeconds() + " s", null, now));
        }
        return new Verdict.Verified(evidence);
    }

    private List<Evidence> rolloutEvidence(Instant now) {
        List<Evidence> evidence = new ArrayList<>();
        for (Line line : ready.workloads()) {
            evidence.add(new Evidence(
                    "rollout", Result.PASSED, line.message(), line.object(), readySince == null ? now : readySince));
        }
        return evidence;
    }

    /** One line for each check, however many pods were asked. */
    private static List<Evidence> checkEvidence(List<Answer> answers, Instant now) {
        Map<Asked, List<Answer>> byCheck = answers.stream()
                .collect(Collectors.groupingBy(
                        answer -> new Asked(
                                answer.question().check(), answer.question().workload()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Evidence> evidence = new ArrayList<>();
        byCheck.forEach((asked, all) -> {
            Answer told =
                    all.stream().filter(answer -> !answer.passed()).findFirst().orElse(all.getFirst());
            long slowest = all.stream().mapToLong(Answer::millis).max().orElse(0);
            String message = told.passed()
                    ? told.message() + " from " + all.size() + (all.size() == 1 ? " pod" : " pods") + ", at most "
                            + slowest + " ms"
                    : "pod " + told.question().pod().name() + ": " + told.message();
            evidence.add(new Evidence(
                    checkName(asked.check()),
                    told.passed() ? Result.PASSED : Result.FAILED,
                    message,
                    asked.workload(),
                    now));
        });
        return evidence;
    }

    private record Asked(HttpCheck check, ObjectRef workload) {}

    private static String checkName(HttpCheck check) {
        return "GET " + check.path();
    }

    private static Step conclude(Verdict verdict) {
        return new Step.Conclude(verdict);
    }

    /** Whose time it was, up to now; what is missing from the whole is Fairway's own share. */
    List<TimeSpent> spent(Instant now) {
        List<TimeSpent> spent = new ArrayList<>();
        Instant readyAt = readySince == null ? now : readySince;
        spent.add(rollout("rollout", Duration.between(received, readyAt)));
        if (readySince != null) {
            Instant settled = settledAt == null ? now.minus(asking) : settledAt;
            spent.add(rollout("settle", Duration.between(readyAt, settled)));
            spent.add(rollout("checks", asking));
        }
        return spent;
    }

    private static TimeSpent rollout(String step, Duration time) {
        return new TimeSpent(step, By.ROLLOUT, Math.max(0, time.toMillis()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
