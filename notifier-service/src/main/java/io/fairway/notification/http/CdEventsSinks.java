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
import io.fairway.yaml.InvalidYamlException;
import io.fairway.yaml.YamlMap;
import io.fairway.yaml.YamlValue;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CDEvents as CloudEvents over HTTP. */
@Singleton
class CdEventsSinks implements SinkKind<CdEventsSinks.Settings> {

    private static final String NAME = "cdevents-http";

    private final HttpDelivery http;

    CdEventsSinks(HttpDelivery http) {
        this.http = http;
    }

    /**
     * @param structured whether the attributes are in the body, or in headers
     * @param token sent as bearer token; null for none
     */
    record Settings(
            Address url, boolean structured, @Nullable Secret token) implements SinkSettings {

        @Override
        public String kind() {
            return NAME;
        }

        /** By the id of the CloudEvent. */
        @Override
        public boolean deduplicates() {
            return true;
        }

        @Override
        public Payload payload() {
            return Payload.CDEVENTS;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> keys() {
        return List.of("url", "mode", "token");
    }

    @Override
    public Settings read(YamlMap sink, SinksFile file) throws InvalidYamlException {
        if (sink.has("template")) {
            throw sink.invalid("a sink of kind cdevents-http takes no template: the format of CDEvents is fixed");
        }
        return new Settings(
                sink.required("url", file::address),
                sink.optional("mode", CdEventsSinks::structured, true),
                sink.nullable("token", file::secret));
    }

    private static boolean structured(YamlValue value) throws InvalidYamlException {
        return switch (value.text()) {
            case "structured" -> true;
            case "binary" -> false;
            default -> throw value.invalid("'mode' is structured or binary");
        };
    }

    @Override
    public Sink create(SinkSpec spec, Settings settings) {
        return http.sink(spec, message -> request(message, settings));
    }

    private static HttpDelivery.Request request(Message message, Settings settings) {
        JsonNode event = message.cdevent();
        if (event == null) {
            throw new IllegalArgumentException("there is no CDEvent for this event");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        String token = settings.token() == null ? "" : settings.token().read();
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
        }
        Map<String, String> attributes = attributes(event);
        JsonNode body;
        if (settings.structured()) {
            headers.put(HttpDelivery.CONTENT_TYPE, "application/cloudevents+json");
            ObjectNode structured = Json.object();
            attributes.forEach(structured::put);
            structured.put("datacontenttype", HttpDelivery.JSON).set("data", event);
            body = structured;
        } else {
            headers.put(HttpDelivery.CONTENT_TYPE, HttpDelivery.JSON);
            attributes.forEach((name, value) -> headers.put("ce-" + name, percentEncoded(value)));
            body = event;
        }
        return new HttpDelivery.Request(
                settings.url().url(),
                headers,
                HttpDelivery.Request.bytes(body),
                List.of(token, settings.url().secretPart()));
    }

    private static Map<String, String> attributes(JsonNode event) {
        JsonNode context = event.path("context");
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", context.path("id").asText());
        attributes.put("source", context.path("source").asText());
        attributes.put("type", context.path("type").asText());
        attributes.put("subject", event.path("subject").path("id").asText());
        attributes.put("time", context.path("timestamp").asText());
        return attributes;
    }

    /** Section 3.1.3.2 of the HTTP binding of CloudEvents 1.0.2. */
    static String percentEncoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            int character = octet & 0xff;
            if (character > 0x20 && character < 0x7f && character != '"' && character != '%') {
                encoded.append((char) character);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", character));
            }
        }
        return encoded.toString();
    }
}
