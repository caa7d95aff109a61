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
    public Proof proof(WebhookMessage message, WebhookSecrets secrets) {
        return secrets.shared().hex(message.header(SIGNATURE), "sha256=", SignedBody.Part.RAW);
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
