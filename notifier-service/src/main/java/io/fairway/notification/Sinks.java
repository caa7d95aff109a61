package io.fairway.notification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sinks of the file. */
public final class Sinks {

    /** A sink that is ready for work. */
    public record Ready(SinkSpec spec, Sink sink) {}

    private final Map<String, Ready> byName = new LinkedHashMap<>();

    public Sinks(List<Ready> sinks) {
        sinks.forEach(sink -> byName.put(sink.spec().name(), sink));
    }

    /** In the order of the file. */
    public List<Ready> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Ready> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
