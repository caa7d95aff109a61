package io.fairway.yaml;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Which word somebody most likely meant who wrote an unknown one. */
public final class NearestWord {

    private NearestWord() {}

    /**
     * The known word with the fewest typing errors, ignoring case; of several the first.
     *
     * @return empty if none is near: more than two letters, and more than a third of them, would be wrong
     */
    public static Optional<String> to(String word, Collection<String> known) {
        int limit = Math.max(2, word.length() / 3);
        LevenshteinDistance distance = new LevenshteinDistance(limit);
        String best = null;
        int bestDistance = limit + 1;
        for (String candidate : known) {
            int errors = distance.apply(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (errors >= 0 && errors < bestDistance) {
                best = candidate;
                bestDistance = errors;
            }
        }
        return Optional.ofNullable(best);
    }
}
