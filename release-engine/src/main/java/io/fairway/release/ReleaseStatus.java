package io.fairway.release;

/** Where a release stands. Reading the values in order is reading the life of a release. */
public enum ReleaseStatus {
    /** Decided, but people have to approve it first. */
    AWAITING_APPROVAL,
    /** Decided; waits until nothing else is going on at its target. */
    WAITING,
    /** Helm brings the target to it. */
    DEPLOYING,
    /** Helm is done; the verifier watches exactly this revision. */
    VERIFYING,
    /** The verdict is in; the live state is read: recorded for a release, compared for a rollback. */
    RECORDING,
    /** It was seen healthy on its own pods; a verified rollback has restored what was verified before. */
    VERIFIED,
    /** It is bad; its rollback is on the way. */
    FAILED,
    /** It was bad, and what was verified before is live again. */
    ROLLED_BACK,
    /** It was bad, and undoing it did not end in a verified state: a human has to look. */
    ROLLBACK_FAILED,
    /** A person or another tool changed it while it was released; what they did stays, and nobody is blamed. */
    OVERRULED,
    /** The same content was live already: nothing was done. */
    UNCHANGED,
    /** A newer change came first. */
    SUPERSEDED,
    /** Its content failed before; automation does not release it again. */
    QUARANTINED,
    /** It cannot be released; the reason says what is missing. */
    REFUSED,
    /** Somebody cancelled it before it began. */
    CANCELLED,
    /** Somebody who was asked for approval said no. */
    REJECTED,
    /** Nobody approved it in time. */
    EXPIRED;

    /** Whether something is going on at the target for this release, so that others wait. */
    public boolean inFlight() {
        return switch (this) {
            case DEPLOYING, VERIFYING, RECORDING -> true;
            case AWAITING_APPROVAL,
                    WAITING,
                    VERIFIED,
                    FAILED,
                    ROLLED_BACK,
                    ROLLBACK_FAILED,
                    OVERRULED,
                    UNCHANGED,
                    SUPERSEDED,
                    QUARANTINED,
                    REFUSED,
                    CANCELLED,
                    REJECTED,
                    EXPIRED -> false;
        };
    }

    /** Whether it was never brought to its target. */
    public boolean neverBegan() {
        return switch (this) {
            case AWAITING_APPROVAL,
                    WAITING,
                    UNCHANGED,
                    SUPERSEDED,
                    QUARANTINED,
                    REFUSED,
                    CANCELLED,
                    REJECTED,
                    EXPIRED -> true;
            case DEPLOYING, VERIFYING, RECORDING, VERIFIED, FAILED, ROLLED_BACK, ROLLBACK_FAILED, OVERRULED -> false;
        };
    }

    /** Whether what it brings is live as it should be, so that its change goes on to the next environment. */
    public boolean isGood() {
        return this == VERIFIED || this == UNCHANGED;
    }
}
