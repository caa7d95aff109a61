package io.fairway.release.query;

import io.fairway.release.ChangeStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The steps of a change in the order of cause and effect; steps that do not depend on each other by their time. */
final class Journey {

    private static final Comparator<ChangeStep> BY_TIME =
            Comparator.comparing(ChangeStep::at).thenComparing(ChangeStep::arrival);

    private Journey() {}

    static List<ChangeStep> inOrder(List<ChangeStep> arrived) {
        List<ChangeStep> left = new ArrayList<>(arrived);
        left.sort(BY_TIME);
        Set<UUID> known = new LinkedHashSet<>();
        left.forEach(step -> known.add(step.eventId()));
        List<ChangeStep> ordered = new ArrayList<>();
        Set<UUID> placed = new LinkedHashSet<>();
        while (!left.isEmpty()) {
            ChangeStep next = left.stream()
                    .filter(step -> step.causedBy() == null
                            || placed.contains(step.causedBy())
                            || !known.contains(step.causedBy()))
                    .findFirst()
                    .orElseGet(left::getFirst);
            left.remove(next);
            placed.add(next.eventId());
            ordered.add(next);
        }
        return ordered;
    }

    /**
     * What a change waits for that has no release yet.
     *
     * @param eventsBroken what is wrong with the way of events; empty if nothing is
     */
    static String next(List<ChangeStep> steps, List<String> eventsBroken) {
        String last = steps.isEmpty() ? "" : steps.getLast().name();
        String next =
                switch (last) {
                    case "accepted" -> "it was accepted, and build-service has not said yet what became of it";
                    case "image" -> "its image is there, and chart-service has not made its chart yet";
                    case "configuration" -> "its configuration is there, and chart-service has not made its chart yet";
                    case "chart" -> "its chart is published, and its release is about to be decided";
                    default -> "it is on its way";
                };
        return eventsBroken.isEmpty() ? next : next + "; " + String.join("; ", eventsBroken);
    }
}
