package io.fairway.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a sink can be told. */
public enum Fact {
    CHANGE_ACCEPTED("accepted"),
    BUILD_FAILED("build failed"),
    APPROVAL_REQUESTED("waits for approval"),
    RELEASE_DEPLOYED("deployed, being verified"),
    RELEASE_VERIFIED("verified"),
    RELEASE_FAILED("failed"),
    RELEASE_ROLLED_BACK("rolled back"),
    RELEASE_SKIPPED("skipped"),
    ACTION_TAKEN("somebody acted"),
    /** A step in between, which only tools care about; the file of sinks has no name for it. */
    STEP("a step");

    private final String words;

    Fact(String words) {
        this.words = words;
    }

    /** As the file of sinks names it, for example {@code build-failed}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    public static Optional<Fact> of(String key) {
        return keys().contains(key)
                ? Optional.of(valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_')))
                : Optional.empty();
    }

    public static List<String> keys() {
        return Arrays.stream(values())
                .filter(fact -> fact != STEP)
                .map(Fact::key)
                .toList();
    }
}
