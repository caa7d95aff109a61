package io.fairway.verification;

/** How far a verification is. */
public enum VerificationStatus {
    /** The revision is being watched, or waits to be. */
    WATCHING,
    /** Exactly this revision was observed healthy. */
    VERIFIED,
    /** Something bad was observed. */
    FAILED,
    /** Too little was observed to say anything. */
    NO_DATA
}
