/** Kafka: what the notifier consumes. */
@NullMarked
package io.fairway.notification.messaging;

import org.jspecify.annotations.NullMarked;
