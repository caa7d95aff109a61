package io.fairway.notification;

/** A way to the outside. */
public interface Sink {

    /** Delivers within the sink's deadline, and never throws for what the outside does. */
    Answer deliver(Letter letter);

    /** Knows how to make sinks of some kinds. */
    interface Maker {

        boolean makes(Settings settings);

        /** @throws IllegalArgumentException if the sink could never work, with the reason for whoever wrote the file */
        Sink make(SinkSpec spec);
    }
}
