/** Kafka: what the notifier hears. */
@NullMarked
package io.fairway.notification.messaging;

import org.jspecify.annotations.NullMarked;
