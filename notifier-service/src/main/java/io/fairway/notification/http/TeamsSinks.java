package io.fairway.notification.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.notification.Address;
import io.fairway.notification.Json;
import io.fairway.notification.Message;
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
import java.util.List;

/** Workflows of Microsoft Teams that take a web request, with an Adaptive Card. */
@Singleton
class TeamsSinks implements SinkKind<TeamsSinks.Settings> {

    private static final String NAME = "teams";

    /** Teams takes 28 KB for the whole card. */
    private static final int MAX_TEXT = 20_000;

    private final HttpDelivery http;
    private final Links links;

    TeamsSinks(HttpDelivery http, Links links) {
        this.http = http;
        this.links = links;
    }

    /** @param url of the workflow, which is a secret */
    record Settings(Address url) implements SinkSettings {

        @Override
        public String kind() {
            return NAME;
        }

        @Override
        public boolean deduplicates() {
            return false;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> keys() {
        return List.of("url");
    }

    @Override
    public Settings read(YamlMap sink, SinksFile file) throws InvalidYamlException {
        return new Settings(sink.required("url", file::hiddenAddress));
    }

    @Override
    public Sink create(SinkSpec spec, Settings settings) {
        Text text = Text.of(spec.template(), "teams.txt", Escaping.MARKDOWN, links);
        return http.sink(spec, message -> HttpDelivery.Request.json(settings.url(), body(message, text)));
    }

    private ObjectNode body(Message message, Text text) {
        ObjectNode body = Json.object().put("type", "message");
        ObjectNode attachment =
                body.putArray("attachments").addObject().put("contentType", "application/vnd.microsoft.card.adaptive");
        ObjectNode card = attachment
                .putObject("content")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4")
                .put("fallbackText", message.notification().title());
        ArrayNode blocks = card.putArray("body");
        blocks.addObject()
                .put("type", "TextBlock")
                .put("text", ChatText.truncated(text.render(message), MAX_TEXT))
                .put("wrap", true);
        blocks.addObject()
                .put("type", "TextBlock")
                .put("text", ChatText.footer(message))
                .put("isSubtle", true)
                .put("size", "Small")
                .put("wrap", true);
        links.of(message.notification())
                .ifPresent(url -> card.putArray("actions")
                        .addObject()
                        .put("type", "Action.OpenUrl")
                        .put("title", "Show this change")
                        .put("url", url));
        return body;
    }
}
