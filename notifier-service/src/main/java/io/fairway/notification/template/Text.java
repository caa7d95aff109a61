package io.fairway.notification.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.notification.EventKind;
import io.fairway.notification.Json;
import io.fairway.notification.Message;
import io.fairway.notification.Notification;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.TemplateNode.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The text of messages, from a Qute template. Rendering is strict: a name that is not there is an error when the service starts,
 * not an empty place in a message. What is put in is escaped for the sink.
 */
public final class Text {

    private static final int MAX_TEMPLATE_BYTES = 64 * 1024;
    private static final UUID SAMPLE = new UUID(0, 0);

    private final Template template;
    private final Links links;

    private Text(Template template, Links links) {
        this.template = template;
        this.links = links;
    }

    /**
     * The user's template, or the default one, rendered once for every kind of event.
     *
     * @param own the user's; null for the default
     * @param defaultName a file among the defaults
     * @throws IllegalArgumentException if it cannot be read or used, with its place
     */
    public static Text of(@Nullable Path own, String defaultName, Escaping escaping, Links links) {
        String name = own == null ? defaultName : own.toString();
        Engine engine = Engine.builder()
                .addDefaults()
                .strictRendering(true)
                .addResultMapper(new Escaper(escaping))
                .build();
        try {
            Text text = new Text(engine.parse(own == null ? standard(defaultName) : read(own), null, name), links);
            for (EventKind kind : EventKind.values()) {
                String full = text.render(sample(kind, "sample"), false);
                String sparse = text.render(sample(kind, null), true);
                if (escaping == Escaping.JSON) {
                    requireJson(full);
                    requireJson(sparse);
                }
            }
            return text;
        } catch (TemplateException e) {
            throw new IllegalArgumentException("template " + name + ": " + oneLine(e), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("template " + name + ": " + e.getMessage(), e);
        }
    }

    public String render(Message message) {
        return render(message.notification(), message.perhapsRepeated());
    }

    private String render(Notification notification, boolean perhapsRepeated) {
        TemplateInstance instance = template.instance();
        instance.data("title", notification.title());
        instance.data("sentence", notification.sentence());
        instance.data("eventKind", notification.kind().key());
        // Its first name, which templates of users have.
        instance.data("fact", notification.kind().key());
        instance.data("state", text(notification.state()));
        instance.data("application", text(notification.application()));
        instance.data("environment", text(notification.environment()));
        instance.data("repository", text(notification.repository()));
        instance.data("branch", text(notification.branch()));
        instance.data("commit", text(notification.commit()));
        instance.data("shortCommit", notification.shortCommit());
        instance.data("author", text(notification.author()));
        instance.data("summary", text(notification.summary()));
        instance.data("chartVersion", text(notification.chartVersion()));
        instance.data("image", text(notification.image()));
        instance.data("revision", text(notification.revision()));
        instance.data("by", text(notification.by()));
        instance.data("eventId", notification.eventId().toString());
        instance.data("changeId", notification.changeId().toString());
        instance.data("releaseId", text(notification.releaseId()));
        instance.data("time", notification.at().toString());
        instance.data("url", links.of(notification).orElse(""));
        instance.data("perhapsRepeated", perhapsRepeated);
        return instance.render().strip();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static Notification sample(EventKind kind, @Nullable String optional) {
        UUID id = optional == null ? null : SAMPLE;
        Integer revision = optional == null ? null : 1;
        return new Notification(
                SAMPLE,
                SAMPLE,
                Instant.EPOCH,
                kind,
                optional,
                optional,
                "a \"sample\"",
                optional,
                optional,
                optional,
                optional,
                optional,
                optional,
                id,
                revision,
                optional,
                optional,
                optional);
    }

    private static void requireJson(String text) {
        Json.read(text, JsonNode.class);
    }

    private static String standard(String name) {
        try (InputStream stream = Text.class.getResourceAsStream("/default-templates/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("there is no default template " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > MAX_TEMPLATE_BYTES) {
                throw new IllegalArgumentException("it is larger than " + MAX_TEMPLATE_BYTES + " bytes");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("it cannot be read", e);
        }
    }

    private static String oneLine(TemplateException failure) {
        String message = Optional.ofNullable(failure.getMessage()).orElse("it is not a Qute template");
        return message.replaceAll("\\s+", " ");
    }

    private record Escaper(Escaping escaping) implements ResultMapper {

        @Override
        public int getPriority() {
            return 10;
        }

        @Override
        public boolean appliesTo(Origin origin, Object result) {
            return result instanceof String;
        }

        @Override
        public String map(Object result, Expression expression) {
            return escaping.apply((String) result);
        }
    }
}
