/** Kafka: what the verifier hears. */
@NullMarked
package io.fairway.verification.messaging;

import org.jspecify.annotations.NullMarked;
