package io.fairway.build.webhook;

import jakarta.inject.Singleton;

/** GitHub. */
@Singleton
final class GitHub implements GitServer {

    static final String EVENT = "X-GitHub-Event";
    private static final String SIGNATURE = "X-Hub-Signature-256";

    @Override
    public String title() {
        return "GitHub";
    }

    @Override
    public String eventHeader() {
        return EVENT;
    }

    @Override
    public String proofHeader() {
        return SIGNATURE;
    }

    @Override
    public boolean isGenuine(WebhookMessage message, WebhookSecrets secrets) {
        return secrets.shared().isHex(message.header(SIGNATURE), "sha256=", message.body());
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
