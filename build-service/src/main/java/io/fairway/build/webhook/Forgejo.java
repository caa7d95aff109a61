package io.fairway.build.webhook;

import jakarta.inject.Singleton;
import java.util.Set;

/** Forgejo, which speaks as Gitea does. */
@Singleton
final class Forgejo implements GitServer {

    private static final String EVENT = "X-Forgejo-Event";
    private static final String SIGNATURE = "X-Forgejo-Signature";

    @Override
    public String title() {
        return "Forgejo";
    }

    @Override
    public String eventHeader() {
        return EVENT;
    }

    @Override
    public Set<String> imitatedEventHeaders() {
        return Set.of(GitHub.EVENT, Gitea.EVENT);
    }

    @Override
    public String proofHeader() {
        return SIGNATURE;
    }

    /** Of a form, the decoded field is signed. */
    @Override
    public Proof proof(WebhookMessage message, WebhookSecrets secrets) {
        return secrets.shared().hex(message.header(SIGNATURE), "", SignedBody.Part.JSON);
    }

    @Override
    public WebhookEvent read(String event, WebhookBody body) throws MalformedException {
        return GitHubFormat.read(event, body);
    }

    @Override
    public String example() {
        return GitHubFormat.EXAMPLE;
    }
}
