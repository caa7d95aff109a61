package io.fairway.events;

import org.jspecify.annotations.Nullable;

/**
 * One way in which the live state is not what was recorded. Values are left out: they may be secret.
 *
 * @param object the object in question
 * @param kind what is wrong with it
 * @param field path of the changed field, for example {@code data.greeting}; null unless {@code kind} is CHANGED
 */
public record Difference(
        ObjectRef object, Kind kind, @Nullable String field) {

    /** What is wrong. */
    public enum Kind {
        /** Recorded, but not there now. */
        MISSING,
        /** There now, though the release that added it was undone. */
        LEFT_BEHIND,
        /** There, but one of its fields differs. */
        CHANGED
    }
}
