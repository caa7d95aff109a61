package io.fairway.verification;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What later observations are compared with. Saved, so that it outlives the verifier that began.
 *
 * @param templates fingerprint of the pod template by workload uid, as it was first observed
 * @param completed uids of Jobs that were observed complete: they may be cleaned up afterwards
 */
public record Baseline(Map<String, String> templates, Set<String> completed) {

    public static final Baseline EMPTY = new Baseline(Map.of(), Set.of());

    public Baseline with(Observation.Observed observed) {
        Map<String, String> allTemplates = new HashMap<>(templates);
        Set<String> allCompleted = new HashSet<>(completed);
        for (WorkloadObservation workload : observed.workloads()) {
            if (workload instanceof WorkloadObservation.Present present
                    && present.uid().equals(present.expected().uid())) {
                allTemplates.putIfAbsent(present.uid(), present.template());
                if (present.progress() instanceof WorkloadObservation.Completion job && job.complete()) {
                    allCompleted.add(present.uid());
                }
            }
        }
        return new Baseline(Map.copyOf(allTemplates), Set.copyOf(allCompleted));
    }
}
