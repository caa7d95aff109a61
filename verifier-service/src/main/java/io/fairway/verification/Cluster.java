package io.fairway.verification;

import io.fairway.events.Workload;
import java.util.List;

/** The Kubernetes cluster, as far as the verifier may look at it. */
public interface Cluster {

    /**
     * Begins to watch the workloads, their pods and the events about them. Returns at once.
     *
     * @param changed called after each change of what can be seen, on any thread; must not block
     */
    Watching watch(String namespace, List<Workload> workloads, Runnable changed);

    /** Open watches on one namespace. */
    interface Watching extends AutoCloseable {

        /** What the watches have told so far. Costs nothing; {@link Sight.Blind} while a watch is interrupted. */
        Sight seen();

        /** Asks the API server anew, so that a verdict does not rest on a watch that has fallen silent. Blocks for seconds at most. */
        Sight look();

        @Override
        void close();
    }
}
