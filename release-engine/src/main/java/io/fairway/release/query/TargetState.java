package io.fairway.release.query;

import io.fairway.release.Outcome;
import io.fairway.release.ReleaseStatus;

/**
 * How something stands, in one of the six words that people see everywhere, always with the same icon and colour.
 *
 * <p>{@link #SKIPPED} stands for all that ended before it began without being anybody's fault, {@link #NOTHING} for a place
 * where nothing was ever released; neither asks anybody to do something.
 */
public enum TargetState {
    WAITING("waiting", "clock"),
    RUNNING("running", "running"),
    VERIFIED("verified", "check"),
    FAILED("failed", "cross"),
    ROLLED_BACK("rolled back", "undo"),
    QUARANTINED("quarantined", "shield"),
    SKIPPED("skipped", "dash"),
    NOTHING("nothing yet", "dot");

    private final String word;
    private final String icon;

    TargetState(String word, String icon) {
        this.word = word;
        this.icon = icon;
    }

    public String word() {
        return word;
    }

    /** Name of its icon. */
    public String icon() {
        return icon;
    }

    /** For style sheets and scripts, for example {@code rolled-back}. */
    public String css() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public static TargetState of(ReleaseStatus status) {
        return switch (status) {
            case AWAITING_APPROVAL, WAITING -> WAITING;
            case DEPLOYING, VERIFYING, RECORDING -> RUNNING;
            case VERIFIED -> VERIFIED;
            case FAILED, ROLLBACK_FAILED -> FAILED;
            case ROLLED_BACK -> ROLLED_BACK;
            case QUARANTINED -> QUARANTINED;
            case SUPERSEDED, REFUSED, CANCELLED, REJECTED, EXPIRED -> SKIPPED;
        };
    }

    public static TargetState of(Outcome.Kind outcome) {
        return switch (outcome) {
            case RUNNING -> RUNNING;
            case VERIFIED -> VERIFIED;
            case ROLLED_BACK -> ROLLED_BACK;
            case ROLLBACK_FAILED, BUILD_FAILED, CHART_REJECTED -> FAILED;
            case QUARANTINED -> QUARANTINED;
            case SUPERSEDED, CANCELLED, REFUSED, REJECTED, EXPIRED -> SKIPPED;
        };
    }
}
