package io.fairway.verification;

import io.fairway.events.Place;
import io.fairway.events.PodOutput;
import io.fairway.events.UnknownClusterException;
import io.fairway.events.Workload;
import java.util.List;

/** The Kubernetes clusters, as far as the verifier may read them. */
public interface Cluster {

    /**
     * Begins to watch the workloads, their pods and the events about them. Returns at once.
     *
     * @param place where they are
     * @param changed called after each change of what can be observed, on any thread; must not block
     * @throws UnknownClusterException if the verifier is not connected to the cluster
     */
    Watch watch(Place place, List<Workload> workloads, Runnable changed);

    /** Open watches on one namespace. */
    interface Watch extends AutoCloseable {

        /** What the watches have reported so far. Costs nothing; {@link Observation.Unavailable} while a watch is interrupted. */
        Observation latest();

        /** Reads from the API server, so that a verdict does not rest on a watch that has stalled. Blocks for seconds at most. */
        Observation read();

        /**
         * What the bad pods of the workloads wrote last, masked and bounded; what cannot be read is said in its place. Blocks for
         * seconds at most.
         */
        List<PodOutput> output() throws InterruptedException;

        @Override
        void close();
    }
}
