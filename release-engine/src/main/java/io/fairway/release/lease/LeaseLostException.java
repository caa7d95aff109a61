package io.fairway.release.lease;

import io.fairway.events.Target;

/** Somebody else may act on the target by now: whatever is going on here must end without a trace. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeaseLostException(Target target) {
        super("the lease of " + target.key() + " was lost", null, false, false);
    }
}
