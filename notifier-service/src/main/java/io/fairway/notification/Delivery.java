package io.fairway.notification;

import java.util.UUID;

/**
 * A message that was taken to be sent.
 *
 * @param attempts this one included; whoever takes it next counts on, and fences this one off
 * @param interrupted whether the attempt before this one ended with its process
 */
record Delivery(long id, int attempts, boolean interrupted, Letter letter) {

    UUID eventId() {
        return letter.notice().eventId();
    }
}
