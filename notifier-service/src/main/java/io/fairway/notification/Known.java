package io.fairway.notification;

import io.fairway.events.ReleaseRequested;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What earlier events said that a later one refers to.
 *
 * @param change the push; null if it was not heard yet, because topics are not ordered among each other
 * @param application the one whose chart was last published from the repository; null before the first
 * @param release how the release was requested; null if that was before this service had its database
 * @param deployed whether the release was installed, so that its verification began
 * @param restored how the release was requested that a rollback made live again
 * @param live whether anything was live in the target before
 * @param openIncident the failed release that nothing has made good yet
 */
public record Known(
        @Nullable Change change,
        @Nullable String application,
        @Nullable ReleaseRequested release,
        boolean deployed,
        @Nullable ReleaseRequested restored,
        boolean live,
        @Nullable UUID openIncident) {

    public static final Known NOTHING = new Known(null, null, null, false, null, false, null);

    /** A push as {@code ChangeAccepted} told it. */
    public record Change(String repository, String branch, String commit, String author, String summary) {}
}
