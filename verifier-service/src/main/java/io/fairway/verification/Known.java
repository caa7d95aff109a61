package io.fairway.verification;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What must be remembered of earlier sights, also over a restart of the verifier.
 *
 * @param templates fingerprint of the pod template by workload uid, as it was first seen
 * @param completed uids of jobs that were seen complete: they may be cleaned away afterwards
 */
public record Known(Map<String, String> templates, Set<String> completed) {

    static final Known NOTHING = new Known(Map.of(), Set.of());

    Known and(Sight.Seen seen) {
        Map<String, String> allTemplates = new HashMap<>(templates);
        Set<String> allCompleted = new HashSet<>(completed);
        for (Sighting sighting : seen.workloads()) {
            if (sighting instanceof Sighting.Present present
                    && present.uid().equals(present.expected().uid())) {
                allTemplates.putIfAbsent(present.uid(), present.template());
                if (present.progress() instanceof Sighting.Task task && task.complete()) {
                    allCompleted.add(present.uid());
                }
            }
        }
        return new Known(Map.copyOf(allTemplates), Set.copyOf(allCompleted));
    }
}
