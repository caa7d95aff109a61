package io.fairway.notification.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.notification.Address;
import io.fairway.notification.EventKind;
import io.fairway.notification.Json;
import io.fairway.notification.Message;
import io.fairway.notification.Sink;
import io.fairway.notification.StubServer.Received;
import io.fairway.notification.TestNotifications;
import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CdEventsSinksTest {

    /** What is the same for both modes. */
    private abstract static class InMode extends HttpSinkContract {

        abstract boolean structured();

        @Override
        Sink sink() {
            return create(new CdEventsSinks(http), new CdEventsSinks.Settings(plainUrl(), structured(), token()));
        }

        @Override
        Message message() {
            ObjectNode cdevent = Json.object();
            cdevent.putObject("context")
                    .put("type", "dev.cdevents.service.deployed.0.3.0")
                    .put("id", "1");
            cdevent.putObject("subject").put("id", "caf\u00e9");
            return new Message(
                    TestNotifications.MESSAGE,
                    TestNotifications.notification(EventKind.RELEASE_FAILED, "shop", "production"),
                    "io.fairway.Test.v1",
                    Json.object(),
                    cdevent,
                    false);
        }

        @Override
        boolean hasHiddenUrl() {
            return false;
        }
    }

    @Nested
    class Structured extends InMode {

        @Override
        boolean structured() {
            return true;
        }

        @Test
        void attributesAreInTheBody() {
            deliver();
            Received request = server.received().getFirst();

            assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/cloudevents+json");
            assertThat(sent().path("type").asText()).isEqualTo("dev.cdevents.service.deployed.0.3.0");
            assertThat(sent().path("data")).isEqualTo(message().cdevent());
        }
    }

    @Nested
    class Binary extends InMode {

        @Override
        boolean structured() {
            return false;
        }

        @Test
        void attributesAreHeaders() {
            deliver();
            Received request = server.received().getFirst();

            assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
            assertThat(request.headers().getFirst("ce-type")).isEqualTo("dev.cdevents.service.deployed.0.3.0");
            assertThat(request.headers().getFirst("ce-subject")).isEqualTo("caf%C3%A9");
            assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer " + KEY);
            JsonNode body = Json.read(request.body(), JsonNode.class);
            assertThat(body).isEqualTo(message().cdevent());
        }
    }

    @ParameterizedTest
    @CsvSource({"'', true", "', mode: structured', true", "', mode: binary', false"})
    void settings_areRead(String mode, boolean structured) throws Exception {
        CdEventsSinks kind = new CdEventsSinks(HttpSinkContract.http);

        assertThat(TestNotifications.read(kind, "{url: 'http://tools.example', token: {env: TOKEN}" + mode + "}"))
                .isEqualTo(new CdEventsSinks.Settings(
                        new Address.Plain(URI.create("http://tools.example")), structured, TestNotifications.TOKEN));
    }
}
