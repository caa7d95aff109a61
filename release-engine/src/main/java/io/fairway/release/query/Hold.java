package io.fairway.release.query;

/**
 * What a release waits for.
 *
 * @param kind in one word
 * @param sentence in one sentence, without a capital letter and without a full stop
 */
public record Hold(Kind kind, String sentence) {

    /** What can be waited for. */
    public enum Kind {
        /** People have to approve it. */
        APPROVAL,
        /** Somebody paused the environment. */
        PAUSE,
        /** Something that it needs is away, missing or forbidden. */
        NEED,
        /** Another release or rollback has the environment to itself, or comes first. */
        ANOTHER,
        /** Events do not come in or go out, so nothing can follow from them. */
        EVENTS,
        /** The verdict is overdue. */
        VERDICT,
        /** Nobody takes it up though its turn has come. */
        WORKER,
        /** Nothing but the work that is being done. */
        WORK
    }

    /** Whether somebody should look: it does not go on, and no person and no other release is what it waits for. */
    public boolean isTrouble() {
        return switch (kind) {
            case NEED, EVENTS, VERDICT, WORKER -> true;
            case APPROVAL, PAUSE, ANOTHER, WORK -> false;
        };
    }
}
