/** Kafka: the events that the verifier receives. */
@NullMarked
package io.fairway.verification.messaging;

import org.jspecify.annotations.NullMarked;
