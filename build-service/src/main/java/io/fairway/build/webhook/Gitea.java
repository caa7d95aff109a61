package io.fairway.build.webhook;

import jakarta.inject.Singleton;
import java.util.Set;

/** Gitea. It speaks the format of GitHub, and signs in its own header. */
@Singleton
final class Gitea implements GitServer {

    static final String EVENT = "X-Gitea-Event";
    private static final String SIGNATURE = "X-Gitea-Signature";

    @Override
    public String title() {
        return "Gitea";
    }

    @Override
    public String eventHeader() {
        return EVENT;
    }

    @Override
    public Set<String> imitatedEventHeaders() {
        return Set.of(GitHub.EVENT);
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
