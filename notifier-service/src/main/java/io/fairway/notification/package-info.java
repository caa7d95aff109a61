/**
 * Tells people and other tools what happened.
 *
 * <p>Every event becomes a row with a {@link io.fairway.notification.Notice}; each {@link io.fairway.notification.Sink} has
 * its own place in these rows, its own worker and its own dead letters.
 */
@NullMarked
package io.fairway.notification;

import org.jspecify.annotations.NullMarked;
