package io.fairway.release.deploy;

import java.time.Duration;

/** The one thing to do next for a release that is being deployed. */
public sealed interface NextAction {

    /** Run {@code helm upgrade --install}. */
    record Upgrade() implements NextAction {}

    /**
     * Run {@code helm rollback}.
     *
     * @param revision to which
     * @param replacing replace objects that cannot be patched
     */
    record Rollback(int revision, boolean replacing) implements NextAction {}

    /** Run {@code helm uninstall}. */
    record Uninstall() implements NextAction {}

    /** Helm has done it (perhaps before a crash): take this revision as the result. */
    record Adopt(int revision) implements NextAction {}

    /** Nothing is installed any more, as it should be. */
    record AdoptNothing() implements NextAction {}

    /** End Helm processes that a crash left running. */
    record EndOrphans() implements NextAction {}

    /** Delete Helm's record of this interrupted attempt of ours, so that the next attempt gets the same number. */
    record Forget(int revision) implements NextAction {}

    /** Record that this revision failed: whoever was at it is dead, and Helm would wait for ever. */
    record MarkFailed(int revision) implements NextAction {}

    /**
     * Look again later.
     *
     * @param delay how long to wait
     * @param reason one sentence
     */
    record Wait(Duration delay, String reason) implements NextAction {}

    /** Helm cannot do it: the release failed. */
    record GiveUp(HelmFailure failure) implements NextAction {}
}
