package io.fairway.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What sinks report about an event. Made once, when the event is recorded, and stored with it, so that every sink and every
 * retry sends the same.
 *
 * @param eventId of the event it is about
 * @param at when it happened
 * @param kind stored, and sent in the body of webhooks, under its first name {@code fact}
 * @param application null if it is not known yet
 * @param environment null if the event is not about one
 * @param sentence why, in the words of the event itself
 * @param state the word and the reason that machines compare, for example {@code CRASH_LOOP}; null without one
 * @param repository clone URL
 * @param by who acted; null unless somebody acted
 */
public record Notification(
        UUID eventId,
        UUID changeId,
        Instant at,
        @JsonProperty("fact") EventKind kind,
        @Nullable String application,
        @Nullable String environment,
        String sentence,
        @Nullable String state,
        @Nullable String repository,
        @Nullable String branch,
        @Nullable String commit,
        @Nullable String author,
        @Nullable String summary,
        @Nullable UUID releaseId,
        @Nullable Integer revision,
        @Nullable String chartVersion,
        @Nullable String image,
        @Nullable String by) {

    /** Target and state in a few words: {@code hello in production: verified}. */
    public String title() {
        String what = application != null ? application : repository != null ? repository : "Fairway";
        String where = environment == null ? "" : " in " + environment;
        return what + where + ": " + (by == null || state == null ? kind.words() : by + " chose " + words(state));
    }

    private static String words(String state) {
        return state.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Empty if there is no commit. */
    public String shortCommit() {
        return commit == null ? "" : commit.substring(0, Math.min(7, commit.length()));
    }

    /** Messages about the same target stay in order: a target of releases, or else whatever the event is about. */
    public String target() {
        String what = application != null ? application : repository != null ? repository : changeId.toString();
        return environment == null ? what : what + "/" + environment;
    }
}
