package io.fairway.release.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a change is, or is not, in an environment.
 *
 * @param state in one word
 * @param sentence in one sentence, which says what there is to wait for or to do
 * @param release of the change in the environment; null if there is none
 * @param evidence what the sentence rests on
 */
public record Explanation(
        State state, String sentence, @Nullable UUID release, List<Fact> evidence) {

    public Explanation {
        evidence = List.copyOf(evidence);
    }

    /** The same, with something that concerns what is live there. */
    Explanation and(Fact fact) {
        List<Fact> facts = new ArrayList<>(evidence);
        facts.add(fact);
        return new Explanation(state, sentence + "; but " + fact.said(), release, facts);
    }

    /** How a change can stand towards an environment. */
    public enum State {
        /** It was verified there, and is what runs. */
        LIVE,
        /** It was verified there; something else runs now. */
        REPLACED,
        /** It is on its way into the environment. */
        RUNNING,
        /** Its turn will come. */
        WAITING,
        /** Another release has the environment to itself. */
        BEHIND_ANOTHER,
        /** Somebody paused the environment. */
        PAUSED,
        /** People have to approve it. */
        AWAITING_APPROVAL,
        /** It has not come as far yet. */
        NOT_YET,
        /** It is bad there; what was before comes back. */
        FAILED,
        /** It was there, and was undone. */
        ROLLED_BACK,
        /** It was bad there, and undoing it did not end well. */
        ROLLBACK_FAILED,
        /** Somebody else changed it while it was released there. */
        OVERRULED,
        /** Its content was live there already. */
        UNCHANGED,
        /** It came no further than an environment before. */
        FAILED_EARLIER,
        /** A newer change came first. */
        SUPERSEDED,
        /** Its content failed before. */
        QUARANTINED,
        /** It may not be released. */
        REFUSED,
        /** Somebody cancelled it. */
        CANCELLED,
        /** Somebody who was asked said no. */
        REJECTED,
        /** Nobody approved it in time. */
        EXPIRED,
        /** There is no image. */
        BUILD_FAILED,
        /** There is no chart. */
        CHART_REJECTED,
        /** Its fairway.yaml does not name the environment. */
        NOT_FOR_HERE,
        /** Application or environment is not registered. */
        NOT_REGISTERED,
        /** Nothing was heard of it. */
        NEVER_HEARD
    }

    /**
     * One piece of evidence.
     *
     * @param what it is about, for example a check or an environment
     * @param said what was seen or decided
     * @param at when; null if that is not known
     */
    public record Fact(String what, String said, @Nullable Instant at) {}
}
