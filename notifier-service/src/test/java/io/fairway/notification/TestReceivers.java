package io.fairway.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** The receivers of {@code sinks.yaml}. The service is started once for all tests, and so are they. */
final class TestReceivers {

    static final StubServer HOOK = new StubServer();
    static final StubServer HANGING = new StubServer();
    static final StubServer CHAT = new StubServer();
    static final StubServer TOOLS = new StubServer();

    private static final Path FILES = Path.of("target/test-sinks");

    static {
        HANGING.replies(_ -> new StubServer.Reply.Hang());
        try {
            Files.createDirectories(FILES);
            Files.writeString(FILES.resolve("hook.url"), HOOK.url() + "/hook");
            Files.writeString(FILES.resolve("hook.secret"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
            Files.writeString(FILES.resolve("hanging.url"), HANGING.url() + "/hang");
            Files.writeString(FILES.resolve("chat.url"), CHAT.url() + "/services/T0/B0/very-secret");
            Files.writeString(FILES.resolve("tools.url"), TOOLS.url() + "/events");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> List.of(HOOK, HANGING, CHAT, TOOLS).forEach(StubServer::close)));
    }

    private TestReceivers() {}

    /** Every receiver that may misbehave behaves again. */
    static void reset() {
        HOOK.replies(_ -> StubServer.status(200));
        CHAT.replies(_ -> StubServer.status(200));
    }

    static List<UUID> eventsAt(StubServer server, String application) {
        return server.received().stream()
                .map(received -> Json.read(received.body(), JsonNode.class).path("data"))
                .filter(data -> data.path("application").asText().equals(application))
                .map(data -> UUID.fromString(data.path("eventId").asText()))
                .toList();
    }
}
