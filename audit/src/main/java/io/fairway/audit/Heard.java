package io.fairway.audit;

import org.jspecify.annotations.Nullable;

/**
 * A record of a topic.
 *
 * @param place where it was read
 * @param offset its offset there
 * @param entry what it says; null if it is no event that this version knows
 */
record Heard(Place place, long offset, @Nullable AuditEntry entry) {

    /** A partition. */
    record Place(String topic, int part) {}
}
