package io.fairway.notification;

/** Delivers messages to one receiver. */
public interface Sink {

    /** Delivers within the sink's deadline. Never throws for what the receiver does. */
    DeliveryResult deliver(Message message);

    /** Knows how to make sinks of some kinds. */
    interface Maker {

        boolean makes(Settings settings);

        /** @throws IllegalArgumentException if the sink could never work, with the reason for the author of the file */
        Sink make(SinkSpec spec);
    }
}
