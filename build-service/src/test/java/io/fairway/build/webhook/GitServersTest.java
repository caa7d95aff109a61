package io.fairway.build.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.HexFormat;
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

        assertThat(servers.of(new WebhookMessage(name -> sent.contains(name) ? "push" : null)))
                .map(GitServer::title)
                .contains(expected);
    }

    @Test
    void strangers_areNotKnown() {
        assertThat(servers.of(new WebhookMessage(_ -> null))).isEmpty();
        assertThat(servers.at("bitbucket")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"github, ping, pong", "github, issues, push", "gitea, create, push", "gitlab, Job Hook, push"})
    void otherEvents_areIgnoredUnread(String path, String event, String expected) throws Exception {
        WebhookEvent read = servers.at(path).orElseThrow().read(event, TestBodies.json(new byte[0]));

        assertThat(((WebhookEvent.Ignored) read).reason()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "github,  X-Hub-Signature-256, sha256=" + HMAC,
        "gitea,   X-Gitea-Signature,   " + HMAC,
        "forgejo, X-Forgejo-Signature, " + HMAC,
        "gitlab,  X-Gitlab-Token,      It's a Secret to Everybody"
    })
    void proof_countsInTheHeaderOfItsServerOnly(String path, String header, String proof) throws Exception {
        for (String server : List.of("github", "gitea", "forgejo", "gitlab")) {
            assertThat(isGenuine(server, Map.of(header, proof))).as(server).isEqualTo(server.equals(path));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitea", "forgejo", "gitlab"})
    void messageWithoutProof_isNotGenuine(String path) throws Exception {
        assertThat(isGenuine(path, Map.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "github,  X-Hub-Signature-256, sha256=, payload=%7B%7D, payload=%7B%7D",
        "gitea,   X-Gitea-Signature,   '',      payload=%7B%7D, {}",
        "forgejo, X-Forgejo-Signature, '',      payload=%7B%7D, {}"
    })
    void case_20_form_isProvenAsItsServerSignsIt(String path, String header, String prefix, String form, String signed)
            throws Exception {
        byte[] hmac = new Hmac(SECRET).mac().doFinal(signed.getBytes(UTF_8));
        Map<String, String> headers = Map.of(header, prefix + HexFormat.of().formatHex(hmac));

        assertThat(isGenuine(path, headers, form, TestBodies.FORM)).isTrue();
        assertThat(isGenuine(path, headers, form + "x", TestBodies.FORM)).isFalse();
    }

    private boolean isGenuine(String path, Map<String, String> headers) throws Exception {
        return isGenuine(path, headers, BODY, "application/json");
    }

    private boolean isGenuine(String path, Map<String, String> headers, String body, String contentType)
            throws Exception {
        Proof proof = servers.at(path)
                .orElseThrow()
                .proof(new WebhookMessage(headers::get), new WebhookSecrets(new Shared(), Clock.systemUTC()));
        var _ = WebhookBody.read(new ByteArrayInputStream(body.getBytes(UTF_8)), contentType, proof);
        return proof.isGenuine();
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
