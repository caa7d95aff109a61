package io.fairway.notification.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.notification.DeliveryResult;
import io.fairway.notification.EventKind;
import io.fairway.notification.Message;
import io.fairway.notification.Notification;
import io.fairway.notification.Sink;
import io.fairway.notification.StubServer.Received;
import io.fairway.notification.StubServer.Reply;
import io.fairway.notification.TestNotifications;
import io.fairway.notification.http.CommitStatuses.Provider;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitStatusSinksTest {

    private static final String COMMIT = "68b1f57000000000000000000000000000000001";

    /** What is the same for all providers. */
    private abstract static class AtProvider extends HttpSinkContract {

        abstract Provider provider();

        String web() {
            return "https://git.example";
        }

        @Override
        Sink sink() {
            return create(
                    new CommitStatusSinks(http, LINKS),
                    new CommitStatusSinks.Settings(provider(), URI.create(web()), URI.create(server.url()), token()));
        }

        @Override
        Message message() {
            return message(web() + "/acme/shop.git");
        }

        Message message(String repository) {
            Notification notification = TestNotifications.notification(
                    EventKind.RELEASE_FAILED, "shop", "production", repository, "it is <good> & *fine*");
            return TestNotifications.message(notification, false);
        }

        @Override
        boolean hasHiddenUrl() {
            return false;
        }
    }

    @Nested
    class GitHub extends AtProvider {

        @Override
        Provider provider() {
            return Provider.GITHUB;
        }

        @Override
        String web() {
            return "https://github.com";
        }

        @Test
        void statusIsSet() {
            deliver();
            Received request = server.received().getFirst();

            assertThat(request.path()).isEqualTo("/repos/acme/shop/statuses/" + COMMIT);
            assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer " + KEY);
            assertThat(sent().path("state").asText()).isEqualTo("failure");
            assertThat(sent().path("context").asText()).isEqualTo("fairway/production");
            assertThat(sent().path("description").asText()).isEqualTo("it is <good> & *fine*");
            assertThat(sent().path("target_url").asText()).endsWith("/ui/changes/" + TestNotifications.CHANGE);
        }

        @Test
        void commitOfAnotherProvider_isIgnored() {
            assertThat(sink().deliver(message("https://git.example/acme/shop.git")))
                    .isEqualTo(new DeliveryResult.Delivered());
            assertThat(server.received()).isEmpty();
        }
    }

    @Nested
    class GitLab extends AtProvider {

        @Override
        Provider provider() {
            return Provider.GITLAB;
        }

        @Test
        void statusIsSet_andTheRefusalOfTheSameStatusCountsAsDelivered() {
            server.replies(_ -> new Reply.Status(
                    400, "{\"message\":{\"state\":\"Cannot transition status via :drop from :failed\"}}", Map.of()));

            assertThat(deliver()).isEqualTo(new DeliveryResult.Delivered());
            Received request = server.received().getFirst();
            assertThat(request.path()).isEqualTo("/projects/acme%2Fshop/statuses/" + COMMIT);
            assertThat(request.headers().getFirst("PRIVATE-TOKEN")).isEqualTo(KEY);
        }
    }

    @Nested
    class Gitea extends AtProvider {

        @Override
        Provider provider() {
            return Provider.GITEA;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "provider: github, GITHUB, https://github.com, https://api.github.com",
        "'provider: github, web: \"https://git.example\"', GITHUB, https://git.example, https://git.example/api/v3",
        "provider: gitlab, GITLAB, https://gitlab.com, https://gitlab.com/api/v4",
        "'provider: forgejo, web: \"https://code.example/\"', GITEA, https://code.example/, https://code.example/api/v1"
    })
    void settings_areRead(String yaml, Provider provider, String web, String api) throws Exception {
        CommitStatusSinks kind = new CommitStatusSinks(HttpSinkContract.http, HttpSinkContract.LINKS);

        assertThat(TestNotifications.read(kind, "{" + yaml + ", token: {env: TOKEN}}"))
                .isEqualTo(new CommitStatusSinks.Settings(
                        provider, URI.create(web), URI.create(api), TestNotifications.TOKEN));
    }
}
