package io.fairway.verification;

import java.util.List;

/** The outcome of looking at the cluster. */
public sealed interface Sight {

    /**
     * Something was seen.
     *
     * @param workloads one for each workload of the release, in its order
     */
    record Seen(List<Sighting> workloads) implements Sight {}

    /**
     * Nothing can be seen at present. That is neither good nor bad.
     *
     * @param why for people, for example that the API server does not answer
     */
    record Blind(String why) implements Sight {}
}
