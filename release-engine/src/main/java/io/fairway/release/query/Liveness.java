package io.fairway.release.query;

import io.fairway.release.ReleaseStatus;
import org.jspecify.annotations.Nullable;

/**
 * What runs at a target now. It is one of two badges; the other is the {@link TargetState} of what was tried there last. A proven
 * rollback is verified here though what was tried failed, and what is being installed is not judged though what was there before was
 * verified.
 */
public enum Liveness {
    /** What runs was seen healthy, and nothing has touched it since. */
    VERIFIED("live, verified", "check", TargetState.VERIFIED),
    /** Something runs of which nobody has said that it is healthy, or something that failed is still there. */
    NOT_JUDGED("live, not judged", "clock", TargetState.WAITING),
    /** What a person or another tool put there stays, and Fairway has not verified anything since. */
    CHANGED_BY_ANOTHER("changed by another", "cross", TargetState.FAILED),
    /** Nothing of Fairway's runs. */
    NOTHING("nothing live", "dot", TargetState.NOTHING);

    private final String word;
    private final String icon;
    private final TargetState looks;

    Liveness(String word, String icon, TargetState looks) {
        this.word = word;
        this.icon = icon;
        this.looks = looks;
    }

    public String word() {
        return word;
    }

    /** Name of its icon. */
    public String icon() {
        return icon;
    }

    /** For style sheets: the state whose colour it has. */
    public String css() {
        return looks.css();
    }

    /**
     * @param live what was verified, or restored, last
     * @param next what has the target to itself, or waits for it
     * @param last the newest change that was tried
     */
    static Liveness of(Overview.@Nullable Live live, Overview.@Nullable Next next, Overview.@Nullable Next last) {
        if (next != null && touches(next, live != null)) {
            return NOT_JUDGED;
        }
        if (last != null && (live == null || last.since().isAfter(live.since()))) {
            if (last.status() == ReleaseStatus.OVERRULED) {
                return CHANGED_BY_ANOTHER;
            }
            boolean bad = last.status() == ReleaseStatus.FAILED || last.status() == ReleaseStatus.ROLLBACK_FAILED;
            if (bad && last.revision() != null) {
                return NOT_JUDGED;
            }
        }
        return live == null ? NOTHING : VERIFIED;
    }

    /** Helm is at it, or has been. */
    private static boolean touches(Overview.Next next, boolean somethingRuns) {
        return switch (next.status()) {
            case DEPLOYING -> somethingRuns;
            case VERIFYING, RECORDING -> next.revision() != null;
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
}
