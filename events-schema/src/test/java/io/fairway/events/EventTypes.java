package io.fairway.events;

import java.util.Arrays;
import java.util.stream.Stream;

/** All events of the language. */
final class EventTypes {

    private EventTypes() {}

    static Stream<Class<? extends Record>> all() {
        return Arrays.stream(FairwayEvent.class.getPermittedSubclasses()).map(type -> type.asSubclass(Record.class));
    }
}
