package io.fairway.notification.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.notification.Address;
import io.fairway.notification.Json;
import io.fairway.notification.Message;
import io.fairway.notification.Secret;
import io.fairway.notification.Sink;
import io.fairway.notification.SinkKind;
import io.fairway.notification.SinkSettings;
import io.fairway.notification.SinkSpec;
import io.fairway.notification.SinksFile;
import io.fairway.notification.template.Escaping;
import io.fairway.notification.template.Links;
import io.fairway.notification.template.Text;
import io.fairway.yaml.InvalidYamlException;
import io.fairway.yaml.YamlMap;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any receiver that can check a signature of Standard Webhooks. */
@Singleton
class WebhookSinks implements SinkKind<WebhookSinks.Settings> {

    private static final String NAME = "webhook";

    private final HttpDelivery http;
    private final Links links;
    private final Clock clock;

    WebhookSinks(HttpDelivery http, Links links, Clock clock) {
        this.http = http;
        this.links = links;
        this.clock = clock;
    }

    /** @param secret the key: base64, with or without {@code whsec_} before it */
    record Settings(Address url, Secret secret) implements SinkSettings {

        @Override
        public String kind() {
            return NAME;
        }

        /** By the header {@code webhook-id}. */
        @Override
        public boolean deduplicates() {
            return true;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> keys() {
        return List.of("url", "secret");
    }

    @Override
    public Settings read(YamlMap sink, SinksFile file) throws InvalidYamlException {
        return new Settings(sink.required("url", file::address), sink.required("secret", file::secret));
    }

    @Override
    public Sink create(SinkSpec spec, Settings settings) {
        Optional<Text> own =
                Optional.ofNullable(spec.template()).map(template -> Text.of(template, "", Escaping.JSON, links));
        return http.sink(
                spec,
                message -> request(
                        settings, message, own.map(text -> text.render(message)).orElseGet(() -> body(message))));
    }

    private HttpDelivery.Request request(Settings settings, Message message, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String id = message.id().toString();
        String secret = settings.secret().read();
        long timestamp = clock.instant().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", String.valueOf(timestamp));
        headers.put("webhook-signature", Signature.of(secret, id, timestamp, body));
        return new HttpDelivery.Request(
                settings.url().url(),
                headers,
                body,
                List.of(secret, settings.url().secretPart()));
    }

    /** Receivers rely on these names: they are added to, never changed. */
    private String body(Message message) {
        String kind = message.notification().kind().key();
        ObjectNode body = Json.object()
                .put("type", kind)
                .put("timestamp", message.notification().at().toString());
        ObjectNode data = body.putObject("data");
        data.put("title", message.notification().title());
        data.setAll((ObjectNode) Json.tree(message.notification()));
        data.put("fact", kind);
        data.put("eventKind", kind);
        links.of(message.notification()).ifPresent(url -> data.put("url", url));
        data.putObject("event").put("type", message.eventType()).set("data", withoutOutput(message.event()));
        return body.toString();
    }

    /** What pods wrote is for those who look at the release, not for everybody who is told of it. */
    private static JsonNode withoutOutput(JsonNode event) {
        return event instanceof ObjectNode object ? object.deepCopy().without("output") : event;
    }
}
