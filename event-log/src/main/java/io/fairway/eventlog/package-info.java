/**
 * What makes Kafka safe to rest on: messages leave with the transaction that caused them (outbox, relay), and arrive with
 * effect once (inbox). Knows nothing of the domain.
 */
@NullMarked
package io.fairway.eventlog;

import org.jspecify.annotations.NullMarked;
