/**
 * Notifies people and other tools about events.
 *
 * <p>Every event becomes a row with a {@link io.fairway.notification.Notification}; each {@link io.fairway.notification.Sink} has
 * its own position in these rows, its own worker and its own dead letters.
 */
@NullMarked
package io.fairway.notification;

import org.jspecify.annotations.NullMarked;
