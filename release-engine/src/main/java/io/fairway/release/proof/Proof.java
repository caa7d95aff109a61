package io.fairway.release.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fairway.events.Difference;
import io.fairway.events.ObjectRef;
import io.fairway.manifest.FieldOwners;
import io.fairway.manifest.FieldPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is live is what was recorded.
 *
 * @param differences how it differs
 * @param leftOut what differs by convention and was left out, for people; each with who wrote it
 * @param writers who wrote what differs, as far as that is known
 */
public record Proof(List<Difference> differences, List<String> leftOut, List<Writer> writers) {

    /** Everything is as it was recorded. */
    public static final Proof NOTHING_DIFFERS = new Proof(List.of(), List.of(), List.of());

    private static final int MAX_NAMED = 5;

    public Proof {
        differences = List.copyOf(differences);
        leftOut = List.copyOf(leftOut);
        writers = List.copyOf(writers);
    }

    /**
     * Who wrote something.
     *
     * @param manager the program, as Kubernetes keeps it
     * @param at when; null if that is not known
     */
    public record Writer(String manager, @Nullable Instant at) {}

    /**
     * @param owners who wrote the fields of the objects that differ
     * @param manifests what Helm installed of them, as far as that is known
     */
    public static Proof of(
            List<Comparison.Found> found, Map<ObjectRef, FieldOwners> owners, Map<ObjectRef, JsonNode> manifests) {
        List<Difference> differences = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        Set<Writer> by = new LinkedHashSet<>();
        for (Comparison.Found one : found) {
            FieldOwners writers = owners.getOrDefault(one.object(), FieldOwners.UNKNOWN);
            if (Conventions.leaveOut(one, writers, manifests.getOrDefault(one.object(), MissingNode.getInstance()))) {
                leftOut.add(Conventions.said(one, writers));
            } else {
                differences.add(one.difference());
                FieldPath path = one.path();
                if (path != null) {
                    writers.of(path).forEach(entry -> by.add(new Writer(entry.manager(), entry.at())));
                }
            }
        }
        return new Proof(differences, leftOut, List.copyOf(by));
    }

    /** The same but for differences that are known already. */
    public Proof without(List<Difference> known) {
        return new Proof(
                differences.stream()
                        .filter(difference -> !known.contains(difference))
                        .toList(),
                leftOut,
                writers);
    }

    /** What was left out, in one sentence; empty if nothing was. */
    public Optional<String> leftOutSentence() {
        if (leftOut.isEmpty()) {
            return Optional.empty();
        }
        int more = leftOut.size() - MAX_NAMED;
        return Optional.of("left out of the comparison: "
                + String.join(", ", leftOut.subList(0, Math.min(MAX_NAMED, leftOut.size())))
                + (more > 0 ? " and " + more + " more" : ""));
    }
}
