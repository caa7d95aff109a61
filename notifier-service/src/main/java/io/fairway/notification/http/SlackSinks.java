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

/** Slack's incoming webhooks. */
@Singleton
class SlackSinks implements SinkKind<SlackSinks.Settings> {

    private static final String NAME = "slack";

    /** Slack takes no longer text in a section. */
    private static final int MAX_TEXT = 3000;

    private final HttpDelivery http;
    private final Links links;

    SlackSinks(HttpDelivery http, Links links) {
        this.http = http;
        this.links = links;
    }

    /** @param url of the webhook, which is a secret */
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
        Text text = Text.of(spec.template(), "slack.txt", Escaping.SLACK, links);
        return http.sink(spec, message -> HttpDelivery.Request.json(settings.url(), body(message, text)));
    }

    private static ObjectNode body(Message message, Text text) {
        ObjectNode body = Json.object().put("text", message.notification().title());
        ArrayNode blocks = body.putArray("blocks");
        ObjectNode section = blocks.addObject().put("type", "section");
        section.putObject("text").put("type", "mrkdwn").put("text", ChatText.truncated(text.render(message), MAX_TEXT));
        ObjectNode context = blocks.addObject().put("type", "context");
        context.putArray("elements").addObject().put("type", "plain_text").put("text", ChatText.footer(message));
        return body;
    }
}
