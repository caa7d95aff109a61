package io.fairway.notification.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.notification.Address;
import io.fairway.notification.AddressPolicy;
import io.fairway.notification.DeliveryResult;
import io.fairway.notification.EventKind;
import io.fairway.notification.Json;
import io.fairway.notification.Message;
import io.fairway.notification.Secret;
import io.fairway.notification.Sink;
import io.fairway.notification.SinkKind;
import io.fairway.notification.SinkSettings;
import io.fairway.notification.SinkSpec.WhenUnclear;
import io.fairway.notification.StubServer;
import io.fairway.notification.StubServer.Reply;
import io.fairway.notification.TestNotifications;
import io.fairway.notification.template.Links;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every sink over HTTP makes of receivers that misbehave. The test of a kind extends it, and adds what only that kind
 * sends.
 */
abstract class HttpSinkContract {

    static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final Links LINKS = Links.to("https://fairway.example/");

    private static Vertx vertx;
    static HttpDelivery http;

    @TempDir
    Path files;

    StubServer server;

    @BeforeAll
    static void openClient() {
        vertx = Vertx.vertx();
        http = new HttpDelivery(new OutboundHttp(vertx), Clock.systemUTC());
    }

    @AfterAll
    static void closeClient() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void openServer() throws IOException {
        server = new StubServer();
        Files.writeString(files.resolve("token"), KEY + "\n");
        Files.writeString(files.resolve("url"), server.url() + "/very-secret");
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    /** A sink of the kind at {@link #server}. */
    abstract Sink sink();

    /** What it delivers. */
    Message message() {
        return TestNotifications.message(
                TestNotifications.notification(EventKind.RELEASE_FAILED, "shop", "production"), false);
    }

    /** Whether the URL is {@link #hiddenUrl}. */
    abstract boolean hasHiddenUrl();

    /** Whether {@link #token} is sent, or used. */
    boolean hasToken() {
        return true;
    }

    @Test
    void goodReceiver_hasIt() {
        assertThat(deliver()).isEqualTo(new DeliveryResult.Delivered());
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void failingReceiver_isRetried() {
        server.replies(_ -> StubServer.status(500));

        assertThat(deliver()).isEqualTo(new DeliveryResult.Failed("answered 500", null));
    }

    @Test
    void receiverThatAsksToWait_isNotDisturbed() {
        server.replies(_ -> new Reply.Status(429, "", Map.of("Retry-After", "7")));

        assertThat(deliver()).isEqualTo(new DeliveryResult.Failed("answered 429", Duration.ofSeconds(7)));
    }

    @Test
    void receiverThatRefuses_isNotRetried_andNoSecretIsInTheReason() {
        server.replies(_ -> new Reply.Status(
                403, "not with " + (hasToken() ? KEY : "that") + (hasHiddenUrl() ? " at /very-secret" : ""), Map.of()));

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        DeliveryResult.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("answered 403: not with")
                                .doesNotContain(KEY)
                                .doesNotContain("very-secret"));
    }

    @Test
    void receiverThatHangs_isUnclear_atTheDeadline() {
        server.replies(_ -> new Reply.Hang());
        long began = System.nanoTime();

        assertThat(deliver()).isEqualTo(new DeliveryResult.Unclear("127.0.0.1 did not answer within PT2S"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void receiverThatTakesItAndCloses_isUnclear() {
        server.replies(_ -> new Reply.Close());

        assertThat(deliver()).isInstanceOf(DeliveryResult.Unclear.class);
    }

    @Test
    void redirect_isNotFollowed() {
        try (StubServer inside = new StubServer()) {
            server.replies(_ -> new Reply.Status(307, "", Map.of("Location", inside.url() + "/admin")));

            assertThat(deliver()).isEqualTo(new DeliveryResult.Refused("answered 307; redirects are not followed"));
            assertThat(inside.received()).isEmpty();
        }
    }

    @Test
    void receiverThatIsAway_isRetried_becauseNothingWasSent() {
        server.close();

        assertThat(deliver()).isInstanceOf(DeliveryResult.Failed.class);
    }

    DeliveryResult deliver() {
        return sink().deliver(message());
    }

    static <S extends SinkSettings> Sink create(SinkKind<S> kind, S settings) {
        return create(kind, settings, new AddressPolicy(true, List.of()));
    }

    static <S extends SinkSettings> Sink create(SinkKind<S> kind, S settings, AddressPolicy addresses) {
        return kind.create(TestNotifications.spec("test", settings, addresses, WhenUnclear.REPEAT), settings);
    }

    JsonNode sent() {
        return Json.read(server.received().getLast().body(), JsonNode.class);
    }

    Address hiddenUrl() {
        return new Address.Hidden(new Secret.InFile(files.resolve("url")));
    }

    Address plainUrl() {
        return new Address.Plain(URI.create(server.url() + "/hook"));
    }

    Secret token() {
        return new Secret.InFile(files.resolve("token"));
    }
}
