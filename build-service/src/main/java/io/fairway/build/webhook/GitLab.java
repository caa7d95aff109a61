package io.fairway.build.webhook;

import io.fairway.build.Push;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** GitLab. It sends the secret itself, or signs by Standard Webhooks if it has a signing token. */
@Singleton
final class GitLab implements GitServer {

    private static final String TOKEN = "X-Gitlab-Token";
    private static final String SIGNED_ID = "webhook-id";

    @Override
    public String title() {
        return "GitLab";
    }

    @Override
    public String eventHeader() {
        return "X-Gitlab-Event";
    }

    @Override
    public String proofHeader() {
        return TOKEN;
    }

    @Override
    public Proof proof(WebhookMessage message, WebhookSecrets secrets) {
        if (secrets.shared().isSecret(message.header(TOKEN))) {
            return Proof.of(true);
        }
        return secrets.gitlabSigningToken()
                .map(token -> token.proof(
                        message.header(SIGNED_ID),
                        message.header("webhook-timestamp"),
                        message.header("webhook-signature")))
                .orElse(Proof.of(false));
    }

    @Override
    public WebhookEvent read(String event, WebhookBody body) throws MalformedException {
        return switch (event) {
            case "Push Hook", "Tag Push Hook" -> push(body);
            default -> new WebhookEvent.Ignored("only push events start a build");
        };
    }

    private static WebhookEvent push(WebhookBody body) throws MalformedException {
        Payload root = body.payload();
        Optional<String> branch = root.branch();
        // Unlike 'after' never the id of a tag.
        Optional<String> commit = root.commitOrNull("checkout_sha");
        Payload project = root.object("project");
        String cloneUrl = project.url("git_http_url");
        List<Payload> commits = root.objects("commits");
        if (branch.isEmpty()) {
            return root.otherRef();
        }
        if (commit.isEmpty()) {
            return Payload.deleted(branch.get());
        }
        for (Payload one : commits) {
            if (one.commit("id").equals(commit)) {
                return new WebhookEvent.Pushed(new Push(
                        cloneUrl,
                        project.id(),
                        branch.get(),
                        commit.get(),
                        Payload.somebody(List.of(one.name("author", "name"), root.name("user_name"))),
                        one.firstLine("message")));
            }
        }
        // A new branch on a commit that was there before has no commits of its own.
        return new WebhookEvent.Pushed(new Push(
                cloneUrl,
                project.id(),
                branch.get(),
                commit.get(),
                Payload.somebody(List.of(root.name("user_name"))),
                ""));
    }

    @Override
    public String example() {
        return """
                {"ref": "refs/heads/main", "checkout_sha": "68b1f57d3e2b4c8a9f0e1d2c3b4a59687f6e5d4c",
                 "project": {"git_http_url": "https://git.example/acme/cart.git"}, "user_name": "Ada Example",
                 "commits": [{"id": "68b1f57d3e2b4c8a9f0e1d2c3b4a59687f6e5d4c", "message": "Keep the cart for a week",
                              "author": {"name": "Ada Example"}}]}
                """;
    }
}
