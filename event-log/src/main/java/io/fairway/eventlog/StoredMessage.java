package io.fairway.eventlog;

import java.time.Instant;

/** A row of the outbox. */
record StoredMessage(long id, OutgoingMessage message, Instant appendedAt) {}
