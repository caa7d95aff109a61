package io.fairway.build;

/** Where a build is. */
public enum BuildStatus {
    /** Accepted; waits for a worker, for its next attempt, or for another build of the same inputs. */
    PENDING,
    /** A worker has claimed it. */
    BUILDING,
    /** Ended: a new image is in the registry. */
    IMAGE_PUSHED,
    /** Ended: no image was needed, the one of an earlier build with the same inputs is used again. */
    CONFIGURATION_PUSHED,
    /** Ended: there is no image, and the reason is known. */
    FAILED;

    /** Whether nothing will happen any more. */
    public boolean ended() {
        return switch (this) {
            case PENDING, BUILDING -> false;
            case IMAGE_PUSHED, CONFIGURATION_PUSHED, FAILED -> true;
        };
    }
}
