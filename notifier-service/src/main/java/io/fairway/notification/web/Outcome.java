package io.fairway.notification.web;

/**
 * The result of a request about a sink.
 *
 * @param delivered whether the receiver accepted the message
 * @param message one sentence
 */
public record Outcome(boolean delivered, String message) {}
