package io.fairway.release.deploy;

import io.fairway.events.ReleaseFailed;

/**
 * Why Helm could not do it.
 *
 * @param reason the kind of failure
 * @param message one sentence with the object and the rule that refused it; never a value, for it may be secret
 * @param retryable whether the same call may succeed a moment later, because the fault lies with the connection to the
 *     cluster or the cluster itself, not with what was asked for
 */
public record HelmFailure(ReleaseFailed.Reason reason, String message, boolean retryable) {}
