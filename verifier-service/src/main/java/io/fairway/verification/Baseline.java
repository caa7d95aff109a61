package io.fairway.verification;

import io.fairway.verification.WorkloadObservation.Completion;
import io.fairway.verification.WorkloadObservation.Present;
import io.fairway.verification.WorkloadObservation.Replicas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What later observations are compared with. Saved, so that it outlives the verifier that began.
 *
 * @param templates fingerprint of the pod template by workload uid, as it was first observed, or as it was followed
 * @param completed uids of Jobs that were observed complete: they may be cleaned up afterwards
 * @param wanted how many pods of the new revision were wanted at first, by workload uid; what is scaled up later is left to whoever
 *     scales. Empty in what an earlier version has saved
 * @param followed templates that somebody else has changed since, and that are judged instead; empty in what an earlier version has saved
 */
public record Baseline(
        Map<String, String> templates,
        Set<String> completed,
        Map<String, Integer> wanted,
        List<FollowedTemplate> followed) {

    public static final Baseline EMPTY = new Baseline(Map.of(), Set.of(), Map.of(), List.of());

    public Baseline {
        wanted = wanted == null ? Map.of() : wanted;
        followed = followed == null ? List.of() : followed;
    }

    public Baseline with(Observation.Observed observed) {
        Map<String, String> allTemplates = new HashMap<>(templates);
        Set<String> allCompleted = new HashSet<>(completed);
        Map<String, Integer> allWanted = new HashMap<>(wanted);
        for (WorkloadObservation workload : observed.workloads()) {
            if (workload instanceof Present present
                    && present.uid().equals(present.expected().uid())) {
                allTemplates.putIfAbsent(present.uid(), present.template());
                switch (present.progress()) {
                    case Replicas replicas -> want(allWanted, present, replicas);
                    case Completion job -> {
                        if (job.complete()) {
                            allCompleted.add(present.uid());
                        }
                    }
                }
            }
        }
        return new Baseline(Map.copyOf(allTemplates), Set.copyOf(allCompleted), Map.copyOf(allWanted), followed);
    }

    /** From now on the template that the workload has now is the one that is judged. */
    public Baseline following(Present present, TemplateWriter by) {
        Map<String, String> allTemplates = new HashMap<>(templates);
        boolean watched = allTemplates.put(present.uid(), present.template()) != null;
        List<FollowedTemplate> all = new ArrayList<>(followed);
        int before = all.stream()
                .filter(one -> one.uid().equals(present.uid()))
                .mapToInt(FollowedTemplate::times)
                .sum();
        all.removeIf(one -> one.uid().equals(present.uid()));
        all.add(new FollowedTemplate(present.uid(), present.expected().object(), by, before + 1, watched));
        return new Baseline(Map.copyOf(allTemplates), completed, wanted, List.copyOf(all));
    }

    /** How many of the pods that are wanted now have to be ready. What was woken from zero has to be ready as a whole. */
    public int required(String uid, int wantedNow) {
        int atFirst = wanted.getOrDefault(uid, 0);
        return atFirst == 0 ? wantedNow : Math.min(wantedNow, atFirst);
    }

    private static void want(Map<String, Integer> wanted, Present present, Replicas replicas) {
        // Until its controller has acted, a DaemonSet says how many pods it wanted before.
        if (present.current() && present.generation() >= present.expected().generation()) {
            wanted.merge(present.uid(), replicas.desired(), (first, now) -> first == 0 ? now : first);
        }
    }
}
