package io.fairway.verification;

/** How far a verification is. */
public enum VerificationStatus {
    /** The revision is being watched, or waits to be. */
    WATCHING,
    /** Exactly this revision was seen healthy. */
    VERIFIED,
    /** Something bad was seen. */
    FAILED,
    /** Too little was seen to say anything. */
    NO_DATA
}
