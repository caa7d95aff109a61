package io.fairway.notification;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fact as people are told it. Made once, when the event is recorded, and stored with it, so that every sink and every
 * repetition says the same.
 *
 * @param eventId the event that said it: the same however often it is told
 * @param at when it happened
 * @param application null if nobody knows yet
 * @param environment null if the fact is about none
 * @param sentence why, in the words of the event itself
 * @param state the word and the reason that machines compare, for example {@code CRASH_LOOP}; null without one
 * @param repository clone URL
 * @param by who acted; null unless somebody did
 */
public record Notice(
        UUID eventId,
        UUID changeId,
        Instant at,
        Fact fact,
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

    /** What it is about and how it stands, in a few words: {@code hello in production: verified}. */
    public String title() {
        String what = application != null ? application : repository != null ? repository : "Fairway";
        String where = environment == null ? "" : " in " + environment;
        return what + where + ": " + (by == null || state == null ? fact.words() : by + " chose " + words(state));
    }

    private static String words(String state) {
        return state.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Empty if there is no commit. */
    public String shortCommit() {
        return commit == null ? "" : commit.substring(0, Math.min(7, commit.length()));
    }

    /** Messages about the same target stay in order: a target of releases, or else whatever the fact is about. */
    public String target() {
        String what = application != null ? application : repository != null ? repository : changeId.toString();
        return environment == null ? what : what + "/" + environment;
    }
}
