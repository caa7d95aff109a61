package io.fairway.notification.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.notification.DeliveryResult;
import io.fairway.notification.Json;
import io.fairway.notification.Message;
import io.fairway.notification.Secret;
import io.fairway.notification.Settings;
import io.fairway.notification.Sink;
import io.fairway.notification.SinkSpec;
import io.fairway.notification.template.Escaping;
import io.fairway.notification.template.Links;
import io.fairway.notification.template.Text;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the sinks that are reached over HTTP. */
@Singleton
public class HttpSinks implements Sink.Maker {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json";
    private static final int SLACK_TEXT = 3000;
    private static final int TEAMS_TEXT = 20_000;

    private final OutboundHttp http;
    private final Links links;
    private final Clock clock;

    public HttpSinks(OutboundHttp http, Links links, Clock clock) {
        this.http = http;
        this.links = links;
        this.clock = clock;
    }

    /** What is posted; its secrets are kept out of reasons. */
    private record Post(URI uri, Map<String, String> headers, byte[] body, List<String> secrets) {}

    private interface Writer {

        /** @throws IllegalArgumentException if a secret is not what it has to be */
        Post write(Message message);
    }

    @Override
    public boolean makes(Settings settings) {
        return !(settings instanceof Settings.Email);
    }

    @Override
    public Sink make(SinkSpec spec) {
        return switch (spec.settings()) {
            case Settings.Slack slack -> posting(spec, slack(spec, slack));
            case Settings.Teams teams -> posting(spec, teams(spec, teams));
            case Settings.Webhook webhook -> posting(spec, webhook(spec, webhook));
            case Settings.CdEventsHttp cdevents -> posting(spec, cdevents(cdevents));
            case Settings.CommitStatus status -> commitStatus(spec, status);
            case Settings.Email _ -> throw new IllegalArgumentException("mail is not sent over HTTP");
        };
    }

    private Sink posting(SinkSpec spec, Writer writer) {
        return message -> {
            Post post;
            try {
                post = writer.write(message);
            } catch (Secret.UnreadableSecretException | IllegalArgumentException e) {
                return new DeliveryResult.Failed(String.valueOf(e.getMessage()), null);
            }
            return send(spec, post);
        };
    }

    private DeliveryResult send(SinkSpec spec, Post post) {
        Map<String, String> headers = new LinkedHashMap<>(post.headers());
        headers.putIfAbsent(CONTENT_TYPE, JSON);
        headers.put("User-Agent", "Fairway");
        return HttpResponses.of(
                http.post(post.uri(), headers, post.body(), spec.addresses(), spec.deadline()),
                clock.instant(),
                post.secrets());
    }

    private Writer slack(SinkSpec spec, Settings.Slack slack) {
        Text text = Text.of(spec.template(), "slack.txt", Escaping.SLACK, links);
        return message -> {
            String body = cut(text.render(message), SLACK_TEXT);
            ObjectNode payload =
                    Json.object().put("text", message.notification().title());
            ArrayNode blocks = payload.putArray("blocks");
            ObjectNode section = blocks.addObject().put("type", "section");
            section.putObject("text").put("type", "mrkdwn").put("text", body);
            ObjectNode context = blocks.addObject().put("type", "context");
            context.putArray("elements").addObject().put("type", "plain_text").put("text", footer(message));
            return post(slack.url(), payload);
        };
    }

    private Writer teams(SinkSpec spec, Settings.Teams teams) {
        Text text = Text.of(spec.template(), "teams.txt", Escaping.MARKDOWN, links);
        return message -> {
            ObjectNode payload = Json.object().put("type", "message");
            ObjectNode attachment = payload.putArray("attachments")
                    .addObject()
                    .put("contentType", "application/vnd.microsoft.card.adaptive");
            ObjectNode card = attachment
                    .putObject("content")
                    .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                    .put("type", "AdaptiveCard")
                    .put("version", "1.4")
                    .put("fallbackText", message.notification().title());
            ArrayNode body = card.putArray("body");
            body.addObject()
                    .put("type", "TextBlock")
                    .put("text", cut(text.render(message), TEAMS_TEXT))
                    .put("wrap", true);
            body.addObject()
                    .put("type", "TextBlock")
                    .put("text", footer(message))
                    .put("isSubtle", true)
                    .put("size", "Small")
                    .put("wrap", true);
            links.of(message.notification())
                    .ifPresent(url -> card.putArray("actions")
                            .addObject()
                            .put("type", "Action.OpenUrl")
                            .put("title", "Show this change")
                            .put("url", url));
            return post(teams.url(), payload);
        };
    }

    /** The id by which people recognise a duplicate, because the receiver cannot. */
    private static String footer(Message message) {
        String id = "event " + message.notification().eventId();
        return message.perhapsRepeated()
                ? id + " (possible duplicate: the response to an earlier attempt was lost)"
                : id;
    }

    private Writer webhook(SinkSpec spec, Settings.Webhook webhook) {
        Optional<Text> own =
                Optional.ofNullable(spec.template()).map(template -> Text.of(template, "", Escaping.JSON, links));
        return message -> {
            byte[] body = own.map(text -> text.render(message))
                    .orElseGet(() -> standardBody(message))
                    .getBytes(StandardCharsets.UTF_8);
            String secret = webhook.secret().read();
            long timestamp = clock.instant().getEpochSecond();
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("webhook-id", message.id().toString());
            headers.put("webhook-timestamp", String.valueOf(timestamp));
            headers.put("webhook-signature", Signature.of(secret, message.id().toString(), timestamp, body));
            return new Post(uri(webhook.url()), headers, body, List.of(secret, hiddenPart(webhook.url())));
        };
    }

    private String standardBody(Message message) {
        ObjectNode body = Json.object()
                .put("type", message.notification().kind().key())
                .put("timestamp", message.notification().at().toString());
        ObjectNode data = body.putObject("data");
        data.put("title", message.notification().title());
        data.setAll((ObjectNode) Json.tree(message.notification()));
        data.put("fact", message.notification().kind().key());
        data.put("eventKind", message.notification().kind().key());
        links.of(message.notification()).ifPresent(url -> data.put("url", url));
        data.putObject("event").put("type", message.eventType()).set("data", message.event());
        return body.toString();
    }

    private Writer cdevents(Settings.CdEventsHttp settings) {
        return message -> {
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
            byte[] body;
            if (settings.structured()) {
                headers.put(CONTENT_TYPE, "application/cloudevents+json");
                ObjectNode structured = Json.object();
                attributes.forEach(structured::put);
                structured.put("datacontenttype", JSON).set("data", event);
                body = bytes(structured);
            } else {
                headers.put(CONTENT_TYPE, JSON);
                attributes.forEach((name, value) -> headers.put("ce-" + name, percentEncoded(value)));
                body = bytes(event);
            }
            return new Post(uri(settings.url()), headers, body, List.of(token, hiddenPart(settings.url())));
        };
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

    private Sink commitStatus(SinkSpec spec, Settings.CommitStatus settings) {
        Text text = Text.of(spec.template(), "commit-status.txt", Escaping.NONE, links);
        return message -> {
            Optional<CommitStatuses.State> state = CommitStatuses.stateOf(message.notification());
            String repository = message.notification().repository();
            Optional<String> path = repository == null ? Optional.empty() : CommitStatuses.pathOf(settings, repository);
            String commit = message.notification().commit();
            if (state.isEmpty() || path.isEmpty() || commit == null) {
                // Without a commit, or with one of another provider, there is no status to set.
                return new DeliveryResult.Delivered();
            }
            String token;
            try {
                token = settings.token().read();
            } catch (Secret.UnreadableSecretException e) {
                return new DeliveryResult.Failed(String.valueOf(e.getMessage()), null);
            }
            ObjectNode body = CommitStatuses.body(
                    settings.provider(),
                    state.get(),
                    CommitStatuses.contextOf(message.notification()),
                    text.render(message),
                    links.of(message.notification()));
            DeliveryResult result = send(
                    spec,
                    new Post(
                            CommitStatuses.uri(settings, path.get(), commit),
                            CommitStatuses.headers(settings.provider(), token),
                            bytes(body),
                            List.of(token)));
            return alreadySet(settings, result) ? new DeliveryResult.Delivered() : result;
        };
    }

    /** GitLab refuses a status that a commit has already; that is what a retry looks like there. */
    private static boolean alreadySet(Settings.CommitStatus settings, DeliveryResult result) {
        return settings.provider() == Settings.CommitStatus.Provider.GITLAB
                && result instanceof DeliveryResult.Refused(String reason)
                && reason.startsWith("answered 400")
                && reason.contains("Cannot transition status");
    }

    private static Post post(Settings.Address address, JsonNode body) {
        return new Post(uri(address), Map.of(), bytes(body), List.of(hiddenPart(address)));
    }

    /** The part of a URL that must not appear in a reason, because it is a key; empty if there is none. */
    private static String hiddenPart(Settings.Address address) {
        String path = address instanceof Settings.Address.Hidden
                ? String.valueOf(uri(address).getRawPath())
                : "";
        return path.equals("/") ? "" : path;
    }

    private static URI uri(Settings.Address address) {
        return switch (address) {
            case Settings.Address.Plain(URI url) -> url;
            case Settings.Address.Hidden(Secret secret) -> hidden(secret);
        };
    }

    private static URI hidden(Secret secret) {
        try {
            URI uri = URI.create(secret.read());
            if (uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Its message would hold the URL.
        }
        throw new IllegalArgumentException("what is stored for 'url' is not an http or https URL");
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 1) + "\u2026";
    }
}
