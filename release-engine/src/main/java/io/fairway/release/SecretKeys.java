package io.fairway.release;

import io.fairway.events.ObjectRef;
import java.util.Set;

/**
 * Keys of a Secret.
 *
 * @param secret which one
 * @param keys names of values, never the values
 */
public record SecretKeys(ObjectRef secret, Set<String> keys) {

    public SecretKeys {
        keys = Set.copyOf(keys);
    }
}
