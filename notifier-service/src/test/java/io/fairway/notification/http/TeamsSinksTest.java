package io.fairway.notification.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.notification.Address;
import io.fairway.notification.Secret;
import io.fairway.notification.Sink;
import io.fairway.notification.TestNotifications;
import org.junit.jupiter.api.Test;

class TeamsSinksTest extends HttpSinkContract {

    @Override
    Sink sink() {
        return create(new TeamsSinks(http, LINKS), new TeamsSinks.Settings(hiddenUrl()));
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
    void teams_getsAnAdaptiveCard() {
        deliver();
        JsonNode card = sent().at("/attachments/0/content");

        assertThat(sent().path("type").asText()).isEqualTo("message");
        assertThat(sent().at("/attachments/0/contentType").asText())
                .isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.at("/body/0/text").asText()).contains("it is \\<good\\> & \\*fine\\*");
        assertThat(card.at("/actions/0/url").asText()).endsWith("/ui/changes/" + TestNotifications.CHANGE);
    }

    @Test
    void settings_areRead() throws Exception {
        assertThat(TestNotifications.read(new TeamsSinks(http, LINKS), "url: {file: secrets/teams}"))
                .isEqualTo(new TeamsSinks.Settings(
                        new Address.Hidden(new Secret.InFile(TestNotifications.DIRECTORY.resolve("secrets/teams")))));
    }
}
