package io.fairway.release.web;

import io.fairway.events.ReleaseRequested;
import io.fairway.events.Source;
import io.fairway.events.TimeSpent;
import io.fairway.release.ChangeStep;
import io.fairway.release.Outcome;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.query.FindChange;
import io.fairway.release.query.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a change is, and how it got there.
 *
 * @param outcome how it ended, or RUNNING
 * @param state the same in one of the words that people see everywhere; also tells a change that waits for people
 * @param ended whether nothing more will happen to it
 * @param reason the outcome in one sentence
 * @param endedAt null while it is running
 * @param totalMillis from the first step to the last
 * @param toolMillis the part that was spent waiting for tools: the build, Helm, Kubernetes, the checks asked for
 * @param platformMillis the rest: what Fairway itself took
 */
record ChangeView(
        UUID changeId,
        Outcome.Kind outcome,
        TargetState state,
        boolean ended,
        String reason,
        @Nullable String application,
        @Nullable Source source,
        @Nullable String author,
        @Nullable String summary,
        Instant startedAt,
        @Nullable Instant endedAt,
        long totalMillis,
        long toolMillis,
        long platformMillis,
        List<StepView> steps,
        List<ReleaseSummary> releases) {

    /**
     * One step.
     *
     * @param state what the step meant when it was taken
     * @param environment where; null before a change reaches one
     * @param millis since the step before
     * @param causedBy the event that caused it
     */
    record StepView(
            String name,
            TargetState state,
            @Nullable String environment,
            Instant at,
            long millis,
            String reason,
            UUID eventId,
            @Nullable UUID causedBy,
            List<TimeSpent> spent) {}

    /**
     * A release of the change in short.
     *
     * @param state its status in one of the words that people see everywhere
     * @param ended whether nothing more will happen to it
     */
    record ReleaseSummary(
            UUID id,
            String environment,
            ReleaseRequested.Kind kind,
            ReleaseStatus status,
            TargetState state,
            boolean ended,
            @Nullable Integer revision,
            String reason,
            @Nullable String chartVersion,
            @Nullable String imageDigest) {

        static ReleaseSummary of(Release release) {
            return new ReleaseSummary(
                    release.id(),
                    release.target().environment(),
                    release.kind(),
                    release.status(),
                    TargetState.of(release.status()),
                    TargetState.isEnded(release.status()),
                    release.helmRevision(),
                    release.reason(),
                    release.chartVersion(),
                    release.imageDigest());
        }
    }

    static ChangeView of(FindChange.Found found) {
        return new ChangeView(
                found.change().id(),
                found.outcome().kind(),
                TargetState.of(found),
                found.endedAt() != null,
                found.outcome().reason(),
                found.change().application(),
                found.change().source(),
                found.change().author(),
                found.change().summary(),
                found.startedAt(),
                found.endedAt(),
                found.total().toMillis(),
                found.tools().toMillis(),
                found.platform().toMillis(),
                steps(found.steps()),
                found.releases().stream().map(ReleaseSummary::of).toList());
    }

    private static List<StepView> steps(List<ChangeStep> steps) {
        List<StepView> views = new ArrayList<>();
        Instant before = steps.isEmpty() ? Instant.EPOCH : steps.getFirst().at();
        for (ChangeStep step : steps) {
            views.add(new StepView(
                    step.name(),
                    TargetState.ofStep(step.name()),
                    step.environment(),
                    step.at(),
                    Math.max(0, Duration.between(before, step.at()).toMillis()),
                    step.reason(),
                    step.eventId(),
                    step.causedBy(),
                    step.spent()));
            before = step.at();
        }
        return views;
    }
}
