package io.fairway.notification;

import io.fairway.events.ReleaseRequested;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an event refers to, from earlier events.
 *
 * @param change the push; null if it was not received yet, because topics are not ordered among each other
 * @param application the one whose chart was last published from the repository; null before the first
 * @param release how the release was requested; null if that was before this service had its database
 * @param deployed whether the release was installed, so that its verification began
 * @param restored how the release was requested that a rollback made live again
 * @param live whether anything was live in the target before
 * @param openIncident the failed release that no later one has resolved yet
 */
public record EventContext(
        @Nullable Change change,
        @Nullable String application,
        @Nullable ReleaseRequested release,
        boolean deployed,
        @Nullable ReleaseRequested restored,
        boolean live,
        @Nullable UUID openIncident) {

    public static final EventContext NOTHING = new EventContext(null, null, null, false, null, false, null);

    /** A push as of {@code ChangeAccepted}. */
    public record Change(String repository, String branch, String commit, String author, String summary) {}

    /** The application of a repository: the known one, or else the repository's name. */
    String applicationOf(String repository) {
        return application != null ? application : nameOf(repository);
    }

    /** The last part of a clone URL, without {@code .git}. */
    static String nameOf(String repository) {
        String path = repository.replaceAll("/+$", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".git") ? name.substring(0, name.length() - 4) : name;
    }
}
