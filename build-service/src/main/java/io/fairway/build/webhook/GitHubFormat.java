package io.fairway.build.webhook;

import io.fairway.build.Push;
import java.util.Optional;

/** The messages of GitHub, whose format Gitea and Forgejo have taken over. */
final class GitHubFormat {

    static final String EXAMPLE = """
            {"ref": "refs/heads/main", "after": "68b1f57d3e2b4c8a9f0e1d2c3b4a59687f6e5d4c",
             "repository": {"clone_url": "https://git.example/acme/cart.git"},
             "head_commit": {"message": "Keep the cart for a week", "author": {"name": "Ada Example"}}}
            """;

    private GitHubFormat() {}

    static WebhookEvent read(String event, byte[] body) throws MalformedException {
        return switch (event) {
            case "push" -> push(body);
            case "ping" -> new WebhookEvent.Ignored("pong: pushes will be built");
            default -> new WebhookEvent.Ignored("only events of kind push start a build");
        };
    }

    private static WebhookEvent push(byte[] body) throws MalformedException {
        Payload root = Payload.of(body);
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
        Optional<Payload> head = root.objectIfAny("head_commit");
        if (head.isEmpty()) {
            // Gitea leaves it out when the commit was on another branch before.
            return new WebhookEvent.Pushed(
                    new Push(cloneUrl, repository.id(), branch.get(), commit.get(), pusher(root), ""));
        }
        return new WebhookEvent.Pushed(new Push(
                cloneUrl,
                repository.id(),
                branch.get(),
                commit.get(),
                head.get().object("author").name("name"),
                head.get().firstLine("message")));
    }

    private static String pusher(Payload root) throws MalformedException {
        Payload pusher = root.object("pusher");
        Optional<String> name = pusher.nameIfAny("name");
        return name.isPresent() ? name.get() : pusher.name("login");
    }
}
