package io.fairway.release;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something cannot be done to a release as things stand, in one sentence; null if it can. Who does it and who only shows
 * whether it can be done ask here.
 */
public final class Preconditions {

    private Preconditions() {}

    public static @Nullable String toRetry(Release release) {
        if (release.isRollback()) {
            return "a rollback is not retried; roll back again";
        }
        if (release.endedAt() == null || release.status() == ReleaseStatus.FAILED) {
            return "it is " + release.status() + ": it has not ended";
        }
        return release.status().isGood() ? "it is " + release.status() + ": there is nothing to retry" : null;
    }

    public static @Nullable String toCancel(Release release) {
        if (release.isRollback()) {
            return "a rollback is not cancelled: it brings back what was verified";
        }
        return release.status().inFlight() || waits(release) ? null : "it is " + release.status() + ": it has ended";
    }

    /** What can be done to it as things stand, named like the calls that do it. */
    public static List<String> actions(Release release) {
        List<String> actions = new ArrayList<>();
        if (release.status() == ReleaseStatus.AWAITING_APPROVAL) {
            actions.add("approve");
            actions.add("reject");
        }
        if (toRetry(release) == null) {
            actions.add("retry");
        }
        if (toCancel(release) == null) {
            actions.add("cancel");
        }
        return actions;
    }

    /** Whether nothing of it was begun yet and somebody may still say no. */
    static boolean waits(Release release) {
        return release.status() == ReleaseStatus.WAITING || release.status() == ReleaseStatus.AWAITING_APPROVAL;
    }

    /**
     * @param live what is live there
     * @param busy what is in flight there
     */
    public static @Nullable String toRollBack(String environment, @Nullable Release live, @Nullable Release busy) {
        if (busy != null) {
            return "release " + busy.id() + " is in flight in " + environment + "; cancel it, which rolls it back";
        }
        return live == null ? "nothing is live in " + environment : null;
    }

    public static @Nullable String toReturnTo(Release wanted, Release live) {
        return wanted.id().equals(live.id()) ? "release " + wanted.id() + " is live already" : null;
    }
}
