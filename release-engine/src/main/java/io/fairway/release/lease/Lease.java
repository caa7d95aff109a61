package io.fairway.release.lease;

import io.fairway.events.Target;

/** The right to act on a target, as those see it who act. */
public interface Lease {

    Target target();

    /**
     * Goes on only if the lease holds.
     *
     * @throws LeaseLostException if it is lost
     */
    void check();

    /**
     * Runs the action at once when the lease is lost, or the work is no longer wanted, until the guard is closed. One action
     * at a time.
     *
     * @throws LeaseLostException if it is lost already
     */
    Guard whenLost(Runnable action);

    /** Ends the watch for a lost lease. */
    interface Guard extends AutoCloseable {
        @Override
        void close();
    }
}
