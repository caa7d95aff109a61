package io.fairway.notification;

import java.util.UUID;

/**
 * A message that was claimed to be sent.
 *
 * @param attempts this one included; the next claim counts on, which fences this one off
 * @param interrupted whether the attempt before this one ended with its process
 */
record ClaimedDelivery(long id, int attempts, boolean interrupted, Message message) {

    UUID eventId() {
        return message.notification().eventId();
    }
}
