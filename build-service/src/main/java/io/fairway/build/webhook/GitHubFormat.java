package io.fairway.build.webhook;

import io.fairway.build.Push;
import java.util.List;
import java.util.Optional;

/** The messages of GitHub, whose format Gitea and Forgejo have taken over. */
final class GitHubFormat {

    static final String EXAMPLE = """
            {"ref": "refs/heads/main", "after": "68b1f57d3e2b4c8a9f0e1d2c3b4a59687f6e5d4c",
             "repository": {"clone_url": "https://git.example/acme/cart.git"},
             "head_commit": {"message": "Keep the cart for a week", "author": {"name": "Ada Example"}}}
            """;

    private GitHubFormat() {}

    static WebhookEvent read(String event, WebhookBody body) throws MalformedException {
        return switch (event) {
            case "push" -> push(body);
            case "ping" -> new WebhookEvent.Ignored("pong: pushes will be built");
            default -> new WebhookEvent.Ignored("only events of kind push start a build");
        };
    }

    private static WebhookEvent push(WebhookBody body) throws MalformedException {
        Payload root = body.payload();
        Optional<String> branch = root.branch();
        Optional<String> commit = root.commit("after");
        Payload repository = root.object("repository");
        String cloneUrl = repository.url("clone_url");
        if (branch.isEmpty()) {
            return root.otherRef();
        }
        if (root.flag("deleted") || commit.isEmpty()) {
            return Payload.deleted(branch.get());
        }
        // Gitea leaves it out when the commit was on another branch before.
        Optional<Payload> head = root.objectIfAny("head_commit");
        return new WebhookEvent.Pushed(new Push(
                cloneUrl,
                repository.id(),
                branch.get(),
                commit.get(),
                head.isPresent() ? author(head.get(), root) : pusher(root),
                head.isPresent() ? head.get().firstLine("message") : ""));
    }

    private static String author(Payload commit, Payload root) throws MalformedException {
        return Payload.somebody(List.of(
                commit.name("author", "name"),
                commit.name("author", "username"),
                root.name("pusher", "name"),
                root.name("pusher", "login")));
    }

    private static String pusher(Payload root) throws MalformedException {
        return Payload.somebody(List.of(root.name("pusher", "name"), root.name("pusher", "login")));
    }
}
