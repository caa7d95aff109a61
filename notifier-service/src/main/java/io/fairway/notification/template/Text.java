package io.fairway.notification.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.notification.Fact;
import io.fairway.notification.Json;
import io.fairway.notification.Letter;
import io.fairway.notification.Notice;
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
     * The user's template, or the default one, tried out on every fact.
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
            for (Fact fact : Fact.values()) {
                String full = text.render(sample(fact, "sample"), false);
                String sparse = text.render(sample(fact, null), true);
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

    public String render(Letter letter) {
        return render(letter.notice(), letter.perhapsRepeated());
    }

    private String render(Notice notice, boolean perhapsRepeated) {
        TemplateInstance instance = template.instance();
        instance.data("title", notice.title());
        instance.data("sentence", notice.sentence());
        instance.data("fact", notice.fact().key());
        instance.data("state", text(notice.state()));
        instance.data("application", text(notice.application()));
        instance.data("environment", text(notice.environment()));
        instance.data("repository", text(notice.repository()));
        instance.data("branch", text(notice.branch()));
        instance.data("commit", text(notice.commit()));
        instance.data("shortCommit", notice.shortCommit());
        instance.data("author", text(notice.author()));
        instance.data("summary", text(notice.summary()));
        instance.data("chartVersion", text(notice.chartVersion()));
        instance.data("image", text(notice.image()));
        instance.data("revision", text(notice.revision()));
        instance.data("by", text(notice.by()));
        instance.data("eventId", notice.eventId().toString());
        instance.data("changeId", notice.changeId().toString());
        instance.data("releaseId", text(notice.releaseId()));
        instance.data("time", notice.at().toString());
        instance.data("url", links.of(notice).orElse(""));
        instance.data("perhapsRepeated", perhapsRepeated);
        return instance.render().strip();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static Notice sample(Fact fact, @Nullable String optional) {
        UUID id = optional == null ? null : SAMPLE;
        Integer revision = optional == null ? null : 1;
        return new Notice(
                SAMPLE,
                SAMPLE,
                Instant.EPOCH,
                fact,
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
