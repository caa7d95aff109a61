package io.fairway.build.webhook;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** What git servers have to know to be believed. */
@Singleton
class WebhookSecrets {

    private final Hmac shared;
    private final Optional<StandardSignature> gitlabSigningToken;

    WebhookSecrets(WebhookConfig config, Clock clock) {
        this.shared = new Hmac(config.secret());
        this.gitlabSigningToken = config.gitlabSigningToken().map(token -> new StandardSignature(token, clock));
    }

    /** The secret of every webhook. */
    Hmac shared() {
        return shared;
    }

    Optional<StandardSignature> gitlabSigningToken() {
        return gitlabSigningToken;
    }
}
