package io.fairway.release.query;

import io.fairway.events.Evidence;
import io.fairway.release.Outcome;
import io.fairway.release.ReleaseStatus;
import java.util.Locale;

/**
 * How something stands, in one of the six words that people see everywhere, always with the same icon and colour. This is the
 * only place that says which of them belongs to a status, an outcome or a step: pages show it and REST answers carry it, so that
 * no client has rules of its own.
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
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a person should look. */
    public boolean isWrong() {
        return switch (this) {
            case FAILED, ROLLED_BACK, QUARANTINED -> true;
            case WAITING, RUNNING, VERIFIED, SKIPPED, NOTHING -> false;
        };
    }

    public static TargetState of(ReleaseStatus status) {
        return switch (status) {
            case AWAITING_APPROVAL, WAITING -> WAITING;
            case DEPLOYING, VERIFYING, RECORDING -> RUNNING;
            case VERIFIED, UNCHANGED -> VERIFIED;
            case FAILED, ROLLBACK_FAILED, OVERRULED -> FAILED;
            case ROLLED_BACK -> ROLLED_BACK;
            case QUARANTINED -> QUARANTINED;
            case SUPERSEDED, REFUSED, CANCELLED, REJECTED, EXPIRED -> SKIPPED;
        };
    }

    /** Whether nothing more will happen to a release. One that failed is not at its end before it is rolled back. */
    public static boolean isEnded(ReleaseStatus status) {
        return switch (status) {
            case AWAITING_APPROVAL, WAITING, DEPLOYING, VERIFYING, RECORDING, FAILED -> false;
            case VERIFIED,
                    ROLLED_BACK,
                    ROLLBACK_FAILED,
                    OVERRULED,
                    UNCHANGED,
                    SUPERSEDED,
                    QUARANTINED,
                    REFUSED,
                    CANCELLED,
                    REJECTED,
                    EXPIRED -> true;
        };
    }

    /** Of a change: it waits for people, for another release, or for what is missing. */
    public static TargetState of(FindChange.Found change) {
        return change.waits() ? WAITING : of(change.outcome().kind());
    }

    /** Of an outcome alone; for a change, use {@link #of(FindChange.Found)}, which knows what it waits for. */
    static TargetState of(Outcome.Kind outcome) {
        return switch (outcome) {
            case RUNNING -> RUNNING;
            case VERIFIED, UNCHANGED -> VERIFIED;
            case ROLLED_BACK -> ROLLED_BACK;
            case ROLLBACK_FAILED, OVERRULED, BUILD_FAILED, CHART_REJECTED -> FAILED;
            case QUARANTINED -> QUARANTINED;
            case SUPERSEDED, CANCELLED, REFUSED, REJECTED, EXPIRED -> SKIPPED;
        };
    }

    /** Of a change in one environment. */
    public static TargetState of(Explanation.State state) {
        return switch (state) {
            case LIVE, UNCHANGED -> VERIFIED;
            case RUNNING -> RUNNING;
            case WAITING, BEHIND_ANOTHER, PAUSED, AWAITING_APPROVAL, NOT_YET -> WAITING;
            case FAILED, ROLLBACK_FAILED, OVERRULED, FAILED_EARLIER, BUILD_FAILED, CHART_REJECTED -> FAILED;
            case ROLLED_BACK -> ROLLED_BACK;
            case QUARANTINED -> QUARANTINED;
            case SUPERSEDED, REFUSED, CANCELLED, REJECTED, EXPIRED -> SKIPPED;
            case REPLACED, NOT_FOR_HERE, NOT_REGISTERED, NEVER_HEARD -> NOTHING;
        };
    }

    /** Of a check. Without data, nothing can be said about it yet. */
    public static TargetState of(Evidence.Result result) {
        return switch (result) {
            case PASSED -> VERIFIED;
            case FAILED -> FAILED;
            case NO_DATA -> WAITING;
        };
    }

    /**
     * Of a step of a change's journey, when it was taken.
     *
     * @param name as {@link io.fairway.events.StepText} says it
     */
    public static TargetState ofStep(String name) {
        return switch (name) {
            case "accepted", "image", "configuration", "chart", "verified", "unchanged" -> VERIFIED;
            case "requested", "deployed" -> RUNNING;
            case "waits for approval" -> WAITING;
            case "failed", "overruled", "build failed", "chart rejected" -> FAILED;
            case "rolled back" -> ROLLED_BACK;
            case "quarantined" -> QUARANTINED;
            case "superseded", "refused", "cancelled", "rejected", "expired", "push refused" -> SKIPPED;
            default -> NOTHING;
        };
    }
}
