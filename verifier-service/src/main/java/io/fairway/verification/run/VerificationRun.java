package io.fairway.verification.run;

import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.TimeSpent;
import io.fairway.verification.Baseline;
import io.fairway.verification.Check;
import io.fairway.verification.CheckResult;
import io.fairway.verification.Observation;
import io.fairway.verification.Verdict;
import io.fairway.verification.run.Health.Degraded;
import io.fairway.verification.run.Health.Healthy;
import io.fairway.verification.run.Health.Progressing;
import io.fairway.verification.run.Health.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One verification over time: takes what was observed and says what to do next. Does nothing itself and knows no clock, so a
 * test can play any course of events.
 *
 * <p>It never says "verified" on the word of a watch alone, nor "never ready": the API server is read before. {@link Deadline}
 * has the time limits, {@link Soak} what may happen once everything was ready, {@link CheckRounds} the checks, {@link
 * Verdicts} the words.
 */
final class VerificationRun {

    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

    private final CheckRounds checks;
    private final Instant received;
    private final Deadline deadline;
    private final Soak soak;

    private Baseline baseline;
    private @Nullable Suspicion suspicion;
    /** Whether the API server was read after the soak time, so that the next round of checks is the last one. */
    private boolean confirmed;

    /**
     * @param checks what the release has to pass beyond being ready
     * @param received when the verification was asked for; the rollout time counts from here
     * @param baseline what earlier attempts at this verification observed
     */
    VerificationRun(List<Check> checks, Instant received, Deadline deadline, Soak soak, Baseline baseline) {
        this.checks = new CheckRounds(checks);
        this.received = received;
        this.deadline = deadline;
        this.soak = soak;
        this.baseline = baseline;
    }

    Baseline baseline() {
        return baseline;
    }

    Duration unobserved(Instant now) {
        return deadline.unobserved(now);
    }

    /** After something may have changed, or the time of {@link Step.Wait} has come. */
    Step observed(Observation observation, Instant now) {
        return take(observation, false, now);
    }

    /** After {@link Step.Read}. */
    Step read(Observation observation, Instant now) {
        return take(observation, true, now);
    }

    /**
     * After {@link Step.RunChecks}.
     *
     * @param after read from the API server after a check failed: a pod that has gone or crashed meanwhile does not count
     */
    Step checked(List<CheckResult> results, @Nullable Observation after, Instant now) {
        List<CheckResult> failed =
                results.stream().filter(result -> !result.passed()).toList();
        if (!failed.isEmpty()) {
            Optional<CheckResult> counts = firstThatCounts(failed, after);
            if (counts.isPresent()) {
                checks.decided(now);
                return conclude(Verdicts.checkFailed(counts.get(), baseline.followed(), soak, results, now));
            }
            unconfirmed();
            return after == null ? new Step.Read(Duration.ZERO) : take(after, true, now);
        }
        checks.pass();
        if (confirmed) {
            checks.decided(now);
            return conclude(Verdicts.verified(soak, results, checks.unasked(), baseline.followed(), now));
        }
        return waitForSoak(now);
    }

    /** Whose time it was, up to now. */
    List<TimeSpent> spent(Instant now) {
        return TimesSpent.until(now, received, soak, checks.lastRound());
    }

    private Step take(Observation observation, boolean fresh, Instant now) {
        return switch (observation) {
            case Observation.Unavailable unavailable -> takeUnavailable(unavailable, fresh, now);
            case Observation.Observed observed -> {
                deadline.observed(now);
                Optional<Degraded> restless = follow(observed, now);
                if (restless.isPresent()) {
                    yield bad(restless.get(), now);
                }
                Health health = HealthRules.assess(observed, baseline);
                baseline = baseline.with(observed);
                if (!(health instanceof Suspect)) {
                    suspicion = null;
                }
                yield switch (health) {
                    case Degraded degraded -> bad(degraded, now);
                    case Suspect suspect -> takeSuspect(suspect, now);
                    case Progressing progressing -> takeProgressing(observed, progressing, fresh, now);
                    case Healthy healthy -> takeHealthy(observed, healthy, fresh, now);
                };
            }
        };
    }

    /**
     * Somebody else may have written into a pod template: its newest pods are judged then, and everything begins anew.
     *
     * @return if it does not come to rest
     */
    private Optional<Degraded> follow(Observation.Observed observed, Instant now) {
        Baseline followed = TemplateChange.follow(observed, baseline);
        if (followed.equals(baseline)) {
            return Optional.empty();
        }
        baseline = followed;
        suspicion = null;
        restartSoak();
        deadline.readinessLost(now);
        return TemplateChange.restless(baseline, !now.isBefore(deadline.at(now)));
    }

    private Step takeUnavailable(Observation.Unavailable unavailable, boolean fresh, Instant now) {
        deadline.unavailable(now);
        suspicion = null;
        unconfirmed();
        Instant end = soak.isRunning() ? deadline.atLeast(soak.end(now), now) : deadline.at(now);
        if (!now.isBefore(end)) {
            return conclude(Verdicts.unobserved(unavailable.why(), now));
        }
        Instant next = now.plus(BETWEEN_READS);
        return fresh ? new Step.Read(BETWEEN_READS) : new Step.Wait(next.isBefore(end) ? next : end, unavailable.why());
    }

    private Step takeSuspect(Suspect suspect, Instant now) {
        Suspicion current = Suspicion.of(suspect, suspicion, now);
        suspicion = current;
        return now.isBefore(current.end())
                ? new Step.Wait(current.end(), suspect.degraded().message())
                : bad(suspect.degraded(), now);
    }

    private Step takeProgressing(Observation.Observed observed, Progressing progressing, boolean fresh, Instant now) {
        if (soak.isRunning()) {
            Optional<Degraded> relapse = soak.relapse(observed);
            if (relapse.isPresent()) {
                return bad(relapse.get(), now);
            }
            restartSoak();
            deadline.readinessLost(now);
        }
        if (now.isBefore(deadline.at(now))) {
            return new Step.Wait(deadline.at(now), progressing.why());
        }
        if (!fresh) {
            return new Step.Read(Duration.ZERO);
        }
        String message = "not ready within " + deadline.rolloutTime().toSeconds() + " s: " + progressing.why();
        return bad(new Degraded(Reason.NEVER_READY, message, progressing.object()), now);
    }

    private Step takeHealthy(Observation.Observed observed, Healthy healthy, boolean fresh, Instant now) {
        if (observed.workloads().isEmpty() && checks.isEmpty()) {
            soak.begin(healthy, now);
            soak.markEnded(now);
            return conclude(Verdicts.nothingToVerify(now));
        }
        if (soak.isRunning() && soak.hasRestarts(healthy)) {
            Optional<Degraded> relapse = soak.relapse(observed);
            if (relapse.isPresent()) {
                return bad(relapse.get(), now);
            }
            restartSoak();
        }
        Optional<Check> impossible = checks.impossible(healthy);
        if (impossible.isPresent()) {
            return conclude(Verdicts.checkImpossible(impossible.get(), now));
        }
        soak.begin(healthy, now);
        if (now.isBefore(soak.end(now))) {
            return checks.isEmpty() || checks.havePassed() ? waitForSoak(now) : checks.start(healthy, now);
        }
        soak.markEnded(now);
        if (!fresh) {
            return new Step.Read(Duration.ZERO);
        }
        confirmed = true;
        soak.confirm(healthy);
        return checks.isEmpty()
                ? conclude(Verdicts.verified(soak, List.of(), List.of(), baseline.followed(), now))
                : checks.start(healthy, now);
    }

    private Optional<CheckResult> firstThatCounts(List<CheckResult> failed, @Nullable Observation after) {
        if (!(after instanceof Observation.Observed observed)
                || !(HealthRules.assess(observed, baseline) instanceof Healthy healthy)) {
            return Optional.empty();
        }
        return failed.stream()
                .filter(result -> result.request().pod() == null
                        || healthy.isReady(result.request().pod()))
                .findFirst();
    }

    private Step waitForSoak(Instant now) {
        return new Step.Wait(
                soak.end(now), "soaking: must stay ready for " + soak.time().toSeconds() + " s");
    }

    private void restartSoak() {
        soak.restart();
        checks.restart();
        confirmed = false;
    }

    private void unconfirmed() {
        soak.unconfirmed();
        confirmed = false;
    }

    private Step bad(Degraded degraded, Instant now) {
        return conclude(Verdicts.degraded(degraded, baseline.followed(), soak, now));
    }

    private static Step conclude(Verdict verdict) {
        return new Step.Conclude(verdict);
    }
}
