package io.fairway.notification;

/**
 * What became of a request about a sink.
 *
 * @param delivered whether the sink took the message
 * @param message one sentence
 */
public record Outcome(boolean delivered, String message) {}
