package io.fairway.build.webhook;

import io.fairway.rest.LargeBodies;
import jakarta.inject.Singleton;

/** Git servers name every file that a push changes. */
@Singleton
class WebhookBodies implements LargeBodies {

    @Override
    public boolean areTakenAt(String path) {
        return path.equals("/webhooks") || path.startsWith("/webhooks/");
    }
}
