package io.fairway.build.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitServerTest {

    @ParameterizedTest
    @CsvSource({
        "X-GitHub-Event, GITHUB",
        "X-Gitlab-Event, GITLAB",
        "X-Gitea-Event X-Gogs-Event X-GitHub-Event, GITEA",
        "X-Forgejo-Event X-Gitea-Event X-Gogs-Event X-GitHub-Event, FORGEJO",
    })
    void server_isKnownByItsHeaders(String headers, GitServer expected) {
        Set<String> sent = Set.of(headers.split(" "));

        assertThat(GitServer.of(name -> sent.contains(name) ? "push" : null)).contains(expected);
    }

    @Test
    void strangers_areNotKnown() {
        assertThat(GitServer.of(_ -> null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GITHUB, ping, pong", "GITHUB, issues, push", "GITEA, create, push", "GITLAB, Job Hook, push"})
    void otherEvents_areIgnoredUnread(GitServer server, String kind, String expected) throws Exception {
        Told told = server.read(kind, new byte[0]);

        assertThat(((Told.Ignored) told).reason()).contains(expected);
    }
}
