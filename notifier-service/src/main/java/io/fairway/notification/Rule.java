package io.fairway.notification;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which facts a sink is told. A part that is left out lets everything pass.
 *
 * @param applications globs: {@code *} any characters, {@code ?} one
 * @param environments globs; a rule that names any lets only facts pass that are about an environment
 * @param facts empty means all
 */
public record Rule(List<String> applications, List<String> environments, Set<Fact> facts) {

    public static final Rule EVERYTHING = new Rule(List.of(), List.of(), Set.of());

    boolean matches(Notice notice) {
        return (facts.isEmpty() || facts.contains(notice.fact()))
                && matches(applications, notice.application())
                && matches(environments, notice.environment());
    }

    private static boolean matches(List<String> globs, @Nullable String value) {
        return globs.isEmpty()
                || value != null
                        && globs.stream()
                                .anyMatch(glob -> pattern(glob).matcher(value).matches());
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (char character : glob.toCharArray()) {
            switch (character) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(character)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
