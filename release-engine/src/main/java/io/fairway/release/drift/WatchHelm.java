package io.fairway.release.drift;

import io.fairway.events.Place;
import java.util.Collection;
import java.util.function.Consumer;

/** Hears of changes in what Helm keeps. It may miss some: whoever uses it looks from time to time, too. */
public interface WatchHelm {

    /**
     * Watches these places from now on, and no others. Called again and again; what is watched already goes on, and what broke off
     * begins anew. That a place cannot be watched is no failure.
     *
     * @param changed is told of each place at which Helm's records changed; called on other threads
     */
    void watch(Collection<Place> places, Consumer<Place> changed);

    /** Ends. */
    void close();
}
