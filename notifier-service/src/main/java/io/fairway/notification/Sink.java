package io.fairway.notification;

/** Delivers messages to one receiver. */
@FunctionalInterface
public interface Sink {

    /** Delivers within the sink's deadline. Never throws for what the receiver does. */
    DeliveryResult deliver(Message message);
}
