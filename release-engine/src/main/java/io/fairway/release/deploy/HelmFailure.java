package io.fairway.release.deploy;

import io.fairway.events.PodOutput;
import io.fairway.events.ReleaseFailed;
import java.util.List;

/**
 * Why Helm could not do it.
 *
 * @param reason the kind of failure
 * @param message one sentence with the object and the rule that refused it; never a value, for it may be secret
 * @param retryable whether the same call may succeed a moment later, because the fault lies with the connection to the
 *     cluster or the cluster itself, not with what was asked for
 * @param output what the pods wrote last that it waited for in vain, masked
 */
public record HelmFailure(ReleaseFailed.Reason reason, String message, boolean retryable, List<PodOutput> output) {

    public HelmFailure {
        output = List.copyOf(output);
    }

    /** Without output of pods. */
    public HelmFailure(ReleaseFailed.Reason reason, String message, boolean retryable) {
        this(reason, message, retryable, List.of());
    }

    public HelmFailure withOutput(List<PodOutput> written) {
        return new HelmFailure(reason, message, retryable, written);
    }
}
