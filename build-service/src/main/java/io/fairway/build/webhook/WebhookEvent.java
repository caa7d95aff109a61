package io.fairway.build.webhook;

import io.fairway.build.Push;

/** What a webhook says, once its sender is proven. */
sealed interface WebhookEvent {

    /** A branch has a new tip. */
    record Pushed(Push push) implements WebhookEvent {}

    /** There is nothing to build. */
    record Ignored(String reason) implements WebhookEvent {}
}
