package io.fairway.release.deploy;

import io.fairway.events.Place;
import java.util.Optional;

/** Looks at the pods that a Helm call waits for while it runs. */
public interface WatchPods {

    /**
     * Begins to look; at once nothing is known. What cannot be seen is no failure.
     *
     * @param hopeless run once, when Helm waits for what will never be
     */
    Watch begin(Place place, HelmWaits waits, Runnable hopeless);

    /** One such watch. */
    interface Watch extends AutoCloseable {

        /** Why it is hopeless; empty if it is not. */
        Optional<HelmFailure> failure();

        /** What went wrong with a hook, though it need not be the end; empty if nothing did, or nothing was seen. */
        Optional<HelmFailure> trouble();

        @Override
        void close();
    }
}
