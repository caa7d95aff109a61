package io.fairway.notification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.events.Uuid7;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** A message for trying out a sink. */
public final class TestMessage {

    private TestMessage() {}

    public static Message now(Clock clock) {
        Instant now = clock.instant();
        UUID id = Uuid7.at(now);
        Notification notification = new Notification(
                id,
                id,
                now,
                EventKind.RELEASE_VERIFIED,
                "test",
                "test",
                "This is a test message.",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new Message(id, notification, "io.fairway.Test.v1", Json.object(), cdevent(id, now), false);
    }

    private static ObjectNode cdevent(UUID id, Instant now) {
        ObjectNode event = Json.object();
        event.putObject("context")
                .put("specversion", "0.5.1")
                .put("id", id.toString())
                .put("source", "/fairway/notifier-service")
                .put("type", "dev.cdeventsx.fairway-sink.tested.0.1.0")
                .put("timestamp", now.toString());
        event.putObject("subject").put("id", "test").putObject("content");
        return event;
    }
}
