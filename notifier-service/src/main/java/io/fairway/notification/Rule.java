package io.fairway.notification;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which events a sink receives. A part that is left out matches every event.
 *
 * @param applications globs: {@code *} any characters, {@code ?} one
 * @param environments globs; with any, only events about an environment match
 * @param kinds empty matches all
 */
public record Rule(List<String> applications, List<String> environments, Set<EventKind> kinds) {

    public static final Rule EVERYTHING = new Rule(List.of(), List.of(), Set.of());

    boolean matches(Notification notification) {
        return (kinds.isEmpty() || kinds.contains(notification.kind()))
                && matches(applications, notification.application())
                && matches(environments, notification.environment());
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
