package io.fairway.eventlog.wired;

import io.fairway.eventlog.health.TopicConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Reads a topic without a channel, as the audit does. */
@ApplicationScoped
public class OwnClient implements TopicConsumer {

    private volatile String ended;

    void end(String reason) {
        ended = reason;
    }

    @Override
    public String channel() {
        return "own";
    }

    @Override
    public String group() {
        return "own-test";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Orders.TOPIC);
    }

    @Override
    public Optional<String> endedBecause() {
        return Optional.ofNullable(ended);
    }
}
