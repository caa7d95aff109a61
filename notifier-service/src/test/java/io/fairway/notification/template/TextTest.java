package io.fairway.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.notification.EventKind;
import io.fairway.notification.Json;
import io.fairway.notification.Notification;
import io.fairway.notification.TestNotifications;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

    private static final Links LINKS = Links.to("");

    @TempDir
    Path files;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NONE     | a <b> & "c" *d*  | a <b> & "c" *d*
            SLACK    | <!here> & >      | &lt;!here&gt; &amp; &gt;
            MARKDOWN | [x](y) *z* _w_   | \\[x\\]\\(y\\) \\*z\\* \\_w\\_
            JSON     | a "b" \\ c       | a \\"b\\" \\\\ c
            HTML     | <a href="x">'&   | &lt;a href=&quot;x&quot;&gt;&#39;&amp;
            """)
    void text_isEscapedForTheSink(Escaping escaping, String text, String expected) {
        assertThat(escaping.apply(text)).isEqualTo(expected);
    }

    @Test
    void ownTemplate_isRendered_andEscaped() throws IOException {
        Path template = write("{eventKind} ({fact}): {application}/{environment}: {sentence}{#if by} ({by}){/if}");

        assertThat(render(template, Escaping.HTML))
                .isEqualTo("release-failed (release-failed): shop/production: it is &lt;good&gt; &amp; *fine*");
    }

    @Test
    void jsonTemplate_staysJson_whateverIsPutIn() throws IOException {
        Path template = write("{|{|}\"text\": \"{sentence} {title}\"{|}|}");
        Notification notification = TestNotifications.notification(
                EventKind.RELEASE_FAILED, "shop", "production", null, "a \"quote\"\nand \\ more");

        String json =
                Text.of(template, "", Escaping.JSON, LINKS).render(TestNotifications.message(notification, false));

        assertThat(Json.read(json, JsonNode.class).path("text").asText())
                .isEqualTo("a \"quote\"\nand \\ more shop in production: failed");
    }

    @Test
    void mistakes_areReportedAtOnce_withTheirPlace() throws IOException {
        assertWrong(write("a\nb {nonsense} c"), Escaping.NONE, "nonsense");
        assertWrong(write("{#if commit} never closed"), Escaping.NONE, "if");
        assertWrong(write("{title.nothing}"), Escaping.NONE, "nothing");
        assertWrong(write("not json: {title}"), Escaping.JSON, "not JSON");
        assertWrong(files.resolve("missing"), Escaping.NONE, "cannot be read");
        assertWrong(write("x".repeat(70_000)), Escaping.NONE, "larger than");
    }

    @ParameterizedTest
    @CsvSource({
        "slack.txt, SLACK",
        "teams.txt, MARKDOWN",
        "email.html, HTML",
        "plain.txt, NONE",
        "commit-status.txt, NONE"
    })
    void defaultTemplate_suitsEveryKind(String name, Escaping escaping) {
        Text text = Text.of(null, name, escaping, Links.to("https://fairway.example"));

        for (EventKind kind : EventKind.values()) {
            assertThat(text.render(TestNotifications.message(
                            TestNotifications.notification(kind, null, null, null, "why"), false)))
                    .contains("why");
        }
    }

    private void assertWrong(Path template, Escaping escaping, String expected) {
        assertThatThrownBy(() -> Text.of(template, "", escaping, LINKS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("template " + template)
                .hasMessageContaining(expected);
    }

    private static String render(Path template, Escaping escaping) {
        return Text.of(template, "", escaping, LINKS)
                .render(TestNotifications.message(
                        TestNotifications.notification(EventKind.RELEASE_FAILED, "shop", "production"), false));
    }

    private Path write(String template) throws IOException {
        return Files.writeString(Files.createTempFile(files, "template", ".txt"), template);
    }
}
