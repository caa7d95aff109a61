package io.fairway.release.web;

import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.release.query.ExplainChange;
import io.fairway.release.query.Explanation;
import io.fairway.release.query.FindChange;
import io.fairway.release.query.TargetState;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a change is, or is not, in an environment.
 *
 * @param state in one word of its own
 * @param targetState the same in one of the words that people see everywhere
 * @param sentence in one sentence
 * @param change null if none is known
 * @param releaseId the release of the change in the environment; null if there is none
 * @param evidence what the sentence rests on
 */
record WhyView(
        String application,
        String environment,
        Explanation.State state,
        TargetState targetState,
        String sentence,
        @Nullable AboutChange change,
        @Nullable UUID releaseId,
        List<Explanation.Fact> evidence) {

    /** The change in short. */
    record AboutChange(
            UUID changeId,
            @Nullable String commit,
            @Nullable String repository,
            @Nullable String author,
            @Nullable String summary) {

        static AboutChange of(FindChange.Found found) {
            Source source = found.change().source();
            return new AboutChange(
                    found.change().id(),
                    source == null ? null : source.commit(),
                    source == null ? null : source.repository(),
                    found.change().author(),
                    found.change().summary());
        }
    }

    static WhyView of(Target target, ExplainChange.Answer answer) {
        Explanation explanation = answer.explanation();
        FindChange.Found change = answer.change();
        return new WhyView(
                target.application(),
                target.environment(),
                explanation.state(),
                TargetState.of(explanation.state()),
                explanation.sentence(),
                change == null ? null : AboutChange.of(change),
                explanation.release(),
                explanation.evidence());
    }
}
