package io.fairway.verification;

import java.util.List;

/** The outcome of reading the cluster. */
public sealed interface Observation {

    /**
     * The workloads could be read.
     *
     * @param workloads one for each workload of the release, in its order
     */
    record Observed(List<WorkloadObservation> workloads) implements Observation {}

    /**
     * Nothing can be observed at present. That is neither good nor bad.
     *
     * @param why for people, for example that the API server does not answer
     */
    record Unavailable(String why) implements Observation {}
}
