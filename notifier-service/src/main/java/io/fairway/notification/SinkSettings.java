package io.fairway.notification;

/** The settings that only one kind of sink has. These are the questions that do not depend on the kind. */
public interface SinkSettings {

    /** The name of the kind. */
    String kind();

    /** Whether the receiver recognises a duplicate, or a duplicate changes nothing. */
    boolean deduplicates();

    /** What is delivered. */
    default Payload payload() {
        return Payload.NOTIFICATION;
    }

    /** Whether a message replaces what earlier ones about the same target left at the receiver. */
    default boolean replacesEarlier() {
        return false;
    }

    /** What is delivered. */
    enum Payload {
        /** One message for each event that people want to know of. */
        NOTIFICATION,
        /** One message for each CDEvent of each event; none if CDEvents has no type for it. */
        CDEVENTS
    }
}
