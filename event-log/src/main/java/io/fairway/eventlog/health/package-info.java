/** What operators see of the event log: metrics of the outbox and of consumers, and readiness. No service has code for it. */
@NullMarked
package io.fairway.eventlog.health;

import org.jspecify.annotations.NullMarked;
