package io.fairway.verification;

import io.fairway.events.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * One check to be run once.
 *
 * @param check what is checked
 * @param object what the result is about
 * @param pod the pod that is asked; null if the result does not hang on a single pod
 */
public record CheckRequest(
        Check check, ObjectRef object, @Nullable Pod pod) {}
