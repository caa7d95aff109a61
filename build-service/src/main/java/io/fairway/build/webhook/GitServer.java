package io.fairway.build.webhook;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Kinds of git servers, in the order in which they are told apart: Forgejo sends the headers of Gitea as well, and both send
 * those of GitHub.
 */
enum GitServer {
    FORGEJO("Forgejo", "X-Forgejo-Event", "X-Forgejo-Delivery", "X-Forgejo-Signature"),
    GITEA("Gitea", "X-Gitea-Event", "X-Gitea-Delivery", "X-Gitea-Signature"),
    // The ids of GitLab's events are not unique: a push that a webhook caused has the id of what caused it.
    GITLAB("GitLab", "X-Gitlab-Event", "Idempotency-Key", "X-Gitlab-Token"),
    GITHUB("GitHub", "X-GitHub-Event", "X-GitHub-Delivery", "X-Hub-Signature-256");

    /** Header that names the kind of event. */
    final String event;

    /** Header with an id that a repeated delivery has, too. */
    final String delivery;

    /** Header that proves who sent it. */
    final String proof;

    private final String title;

    GitServer(String title, String event, String delivery, String proof) {
        this.title = title;
        this.event = event;
        this.delivery = delivery;
        this.proof = proof;
    }

    /** Who sends such headers. */
    static Optional<GitServer> of(Function<String, @Nullable String> headers) {
        return Arrays.stream(values())
                .filter(server -> headers.apply(server.event) != null)
                .findFirst();
    }

    /** What a message tells whose sender is known. */
    Told read(String kind, byte[] body) throws MalformedException {
        return switch (this) {
            case FORGEJO, GITEA, GITHUB ->
                switch (kind) {
                    case "push" -> GitHubPush.read(body);
                    case "ping" -> new Told.Ignored("pong: pushes will be built");
                    default -> new Told.Ignored("only events of kind push start a build");
                };
            case GITLAB ->
                switch (kind) {
                    case "Push Hook", "Tag Push Hook" -> GitLabPush.read(body);
                    default -> new Told.Ignored("only push events start a build");
                };
        };
    }

    /** As its makers write it. */
    @Override
    public String toString() {
        return title;
    }
}
