/**
 * Fairway's events through the event log: what every service has to do to receive them. The schema knows nothing of Kafka, the
 * event log nothing of the events; this knows both, and no service.
 */
@NullMarked
package io.fairway.messaging;

import org.jspecify.annotations.NullMarked;
