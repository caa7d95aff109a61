package io.fairway.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of events that a rule can select. */
public enum EventKind {
    CHANGE_ACCEPTED("accepted"),
    BUILD_FAILED("build failed"),
    APPROVAL_REQUESTED("waiting for approval"),
    RELEASE_DEPLOYED("deployed, being verified"),
    RELEASE_VERIFIED("verified"),
    RELEASE_FAILED("failed"),
    RELEASE_ROLLED_BACK("rolled back"),
    RELEASE_SKIPPED("skipped"),
    ACTION_TAKEN("action taken"),
    TARGET_CHANGED("changed by another"),
    /** A step in between, which only tools care about. Rules cannot name it. */
    STEP("in progress");

    private final String words;

    EventKind(String words) {
        this.words = words;
    }

    /** As the sinks file names it, for example {@code build-failed}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    public static Optional<EventKind> of(String key) {
        return keys().contains(key)
                ? Optional.of(valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_')))
                : Optional.empty();
    }

    public static List<String> keys() {
        return Arrays.stream(values())
                .filter(kind -> kind != STEP)
                .map(EventKind::key)
                .toList();
    }
}
