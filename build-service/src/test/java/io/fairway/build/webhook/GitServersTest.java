package io.fairway.build.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitServersTest {

    // The example of GitHub's documentation, "Validating webhook deliveries".
    private static final String SECRET = "It's a Secret to Everybody";
    private static final String BODY = "Hello, World!";
    private static final String HMAC = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private final GitServers servers = new GitServers(List.of(new GitHub(), new Forgejo(), new GitLab(), new Gitea()));

    @ParameterizedTest
    @CsvSource({
        "X-GitHub-Event, GitHub",
        "X-Gitlab-Event, GitLab",
        "X-Gitea-Event X-Gogs-Event X-GitHub-Event, Gitea",
        "X-Forgejo-Event X-Gitea-Event X-Gogs-Event X-GitHub-Event, Forgejo",
    })
    void server_isKnownByItsHeaders(String headers, String expected) {
        Set<String> sent = Set.of(headers.split(" "));

        assertThat(servers.of(new WebhookMessage(name -> sent.contains(name) ? "push" : null, new byte[0])))
                .map(GitServer::title)
                .contains(expected);
    }

    @Test
    void strangers_areNotKnown() {
        assertThat(servers.of(new WebhookMessage(_ -> null, new byte[0]))).isEmpty();
        assertThat(servers.at("bitbucket")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"github, ping, pong", "github, issues, push", "gitea, create, push", "gitlab, Job Hook, push"})
    void otherEvents_areIgnoredUnread(String path, String event, String expected) throws Exception {
        WebhookEvent read = servers.at(path).orElseThrow().read(event, new byte[0]);

        assertThat(((WebhookEvent.Ignored) read).reason()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "github,  X-Hub-Signature-256, sha256=" + HMAC,
        "gitea,   X-Gitea-Signature,   " + HMAC,
        "forgejo, X-Forgejo-Signature, " + HMAC,
        "gitlab,  X-Gitlab-Token,      It's a Secret to Everybody"
    })
    void proof_countsInTheHeaderOfItsServerOnly(String path, String header, String proof) {
        for (String server : List.of("github", "gitea", "forgejo", "gitlab")) {
            assertThat(isGenuine(server, Map.of(header, proof))).as(server).isEqualTo(server.equals(path));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitea", "forgejo", "gitlab"})
    void messageWithoutProof_isNotGenuine(String path) {
        assertThat(isGenuine(path, Map.of())).isFalse();
    }

    private boolean isGenuine(String path, Map<String, String> headers) {
        return servers.at(path)
                .orElseThrow()
                .isGenuine(
                        new WebhookMessage(headers::get, BODY.getBytes(UTF_8)),
                        new WebhookSecrets(new Shared(), Clock.systemUTC()));
    }

    private static final class Shared implements WebhookConfig {

        @Override
        public String secret() {
            return SECRET;
        }

        @Override
        public Optional<String> gitlabSigningToken() {
            return Optional.empty();
        }
    }
}
