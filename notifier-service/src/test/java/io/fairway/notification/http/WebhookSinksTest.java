package io.fairway.notification.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.notification.Address;
import io.fairway.notification.AddressPolicy;
import io.fairway.notification.DeliveryResult;
import io.fairway.notification.Json;
import io.fairway.notification.Message;
import io.fairway.notification.Sink;
import io.fairway.notification.StubServer.Received;
import io.fairway.notification.StubServer.Reply;
import io.fairway.notification.TestNotifications;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSinksTest extends HttpSinkContract {

    @Override
    Sink sink() {
        return create(kind(), new WebhookSinks.Settings(hiddenUrl(), token()));
    }

    private static WebhookSinks kind() {
        return new WebhookSinks(http, LINKS, Clock.systemUTC());
    }

    @Override
    boolean hasHiddenUrl() {
        return true;
    }

    @Test
    void webhook_isSigned_andHasTheSameIdEachTime() {
        deliver();
        deliver();
        Received first = server.received().getFirst();
        long timestamp = Long.parseLong(first.headers().getFirst("webhook-timestamp"));

        assertThat(first.headers().getFirst("webhook-id")).isEqualTo(TestNotifications.MESSAGE.toString());
        assertThat(server.received().getLast().headers().getFirst("webhook-id"))
                .isEqualTo(TestNotifications.MESSAGE.toString());
        assertThat(first.headers().getFirst("webhook-signature"))
                .isEqualTo(Signature.of(
                        KEY,
                        TestNotifications.MESSAGE.toString(),
                        timestamp,
                        first.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(sent().path("type").asText()).isEqualTo("release-failed");
        assertThat(sent().at("/data/sentence").asText()).isEqualTo("it is <good> & *fine*");
        assertThat(sent().at("/data/event/type").asText()).isEqualTo("io.fairway.Test.v1");
        assertThat(sent().at("/data/eventKind").asText()).isEqualTo("release-failed");
        assertThat(sent().at("/data/fact").asText()).isEqualTo("release-failed");
    }

    @Test
    void outputOfPods_isNotSent() throws Exception {
        ObjectNode event = Json.object().put("reason", "CRASH_LOOP");
        event.putArray("output").add("what a pod wrote");
        Message plain = message();

        sink().deliver(new Message(plain.id(), plain.notification(), plain.eventType(), event, null, false));

        assertThat(sent().at("/data/event/data/reason").asText()).isEqualTo("CRASH_LOOP");
        assertThat(server.received().getLast().body()).doesNotContain("what a pod wrote");
        assertThat(event.has("output")).isTrue();
    }

    @Test
    void nameOfAPrivateAddress_isRefused_afterItWasResolved() {
        Address localhost = new Address.Plain(URI.create(server.url().replace("127.0.0.1", "localhost") + "/x"));
        Sink sink = create(kind(), new WebhookSinks.Settings(localhost, token()), AddressPolicy.PUBLIC_ONLY);

        assertThat(sink.deliver(message()))
                .isEqualTo(new DeliveryResult.Refused(
                        "localhost has a private address; if that is intended, allow it with allowPrivate"));
        assertThat(server.received()).isEmpty();
    }

    @Test
    void endlessAnswer_isCutOff_andItsStatusCounts() {
        server.replies(_ -> new Reply.Status(200, "x".repeat(5_000_000), Map.of()));

        assertThat(deliver()).isEqualTo(new DeliveryResult.Delivered());
    }

    @Test
    void settings_areRead() throws Exception {
        assertThat(TestNotifications.read(kind(), "{url: 'https://hook.example/x', secret: {env: TOKEN}}"))
                .isEqualTo(new WebhookSinks.Settings(
                        new Address.Plain(URI.create("https://hook.example/x")), TestNotifications.TOKEN));
    }
}
