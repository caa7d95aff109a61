package io.fairway.notification.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.notification.Address;
import io.fairway.notification.DeliveryResult;
import io.fairway.notification.Secret;
import io.fairway.notification.Sink;
import io.fairway.notification.TestNotifications;
import org.junit.jupiter.api.Test;

class SlackSinksTest extends HttpSinkContract {

    @Override
    Sink sink() {
        return create(new SlackSinks(http, LINKS), new SlackSinks.Settings(hiddenUrl()));
    }

    @Override
    boolean hasHiddenUrl() {
        return true;
    }

    @Override
    boolean hasToken() {
        return false;
    }

    @Test
    void slack_getsBlocks_inWhichNothingMentionsAnybody() {
        deliver();
        JsonNode message = sent();

        String text = message.at("/blocks/0/text/text").asText();
        assertThat(message.at("/blocks/0/type").asText()).isEqualTo("section");
        assertThat(message.at("/blocks/0/text/type").asText()).isEqualTo("mrkdwn");
        assertThat(text)
                .startsWith("*<https://fairway.example/ui/changes/" + TestNotifications.CHANGE
                        + "|shop in production: failed>*")
                .contains(
                        "it is &lt;good&gt; &amp; *fine*",
                        "`68b1f57` by Ada Example",
                        "Keep a &lt;!channel&gt; guestbook");
        assertThat(message.at("/blocks/1/elements/0/text").asText()).isEqualTo("event " + TestNotifications.EVENT);
    }

    @Test
    void retry_isMarkedAsAPossibleDuplicate() {
        sink().deliver(TestNotifications.message(message().notification(), true));

        assertThat(sent().at("/blocks/1/elements/0/text").asText()).contains("possible duplicate");
    }

    @Test
    void missingSecret_isRetried_untilItIsThere() {
        Address missing = new Address.Hidden(new Secret.InFile(files.resolve("missing")));

        assertThat(create(new SlackSinks(http, LINKS), new SlackSinks.Settings(missing))
                        .deliver(message()))
                .isEqualTo(new DeliveryResult.Failed("file " + files.resolve("missing") + " cannot be read", null));
    }

    @Test
    void settings_areRead() throws Exception {
        assertThat(TestNotifications.read(new SlackSinks(http, LINKS), "url: {file: secrets/slack}"))
                .isEqualTo(new SlackSinks.Settings(
                        new Address.Hidden(new Secret.InFile(TestNotifications.DIRECTORY.resolve("secrets/slack")))));
    }
}
