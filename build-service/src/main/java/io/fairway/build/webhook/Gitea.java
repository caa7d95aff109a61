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

    @Override
    public boolean isGenuine(WebhookMessage message, WebhookSecrets secrets) {
        return secrets.shared().isHex(message.header(SIGNATURE), "", message.body());
    }

    @Override
    public WebhookEvent read(String event, byte[] body) throws MalformedException {
        return GitHubFormat.read(event, body);
    }

    @Override
    public String example() {
        return GitHubFormat.EXAMPLE;
    }
}
