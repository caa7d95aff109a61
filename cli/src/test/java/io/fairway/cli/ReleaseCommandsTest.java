package io.fairway.cli;

import static io.fairway.cli.RecordedAnswers.OTHER_RELEASE;
import static io.fairway.cli.RecordedAnswers.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.cli.FakeServer.Ended;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody does to releases, environments and quarantined content. */
class ReleaseCommandsTest {

    private final FakeServer server = RecordedAnswers.server();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void token_is_sent_and_reason_is_given_on() {
        server.set("FAIRWAY_TOKEN", "secret")
                .answers("POST /applications/hello/environments/staging/releases", RecordedAnswers.of("release"));

        Ended ended = server.run("release", "hello", "staging", "1.0.2+g23fb871", "--reason", "to \"compare\"");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("to follow it: fairway watch 01a205e1-70d2");
        FakeServer.Request request = server.requests().getLast();
        assertThat(request.authorization()).isEqualTo("Bearer secret");
        assertThat(request.body()).isEqualTo("{\"chartVersion\":\"1.0.2+g23fb871\",\"reason\":\"to \\\"compare\\\"\"}");
    }

    @Test
    void rollback_shows_the_difference_and_asks() {
        server.answers(
                        "GET /applications/hello/environments/staging/rollback-targets",
                        RecordedAnswers.of("rollback-targets"))
                .answers(
                        "GET /applications/hello/environments/staging/preview?toRelease=" + OTHER_RELEASE,
                        RecordedAnswers.of("preview"))
                .answers("POST /applications/hello/environments/staging/rollback", RecordedAnswers.of("release"));

        Ended no = server.types("n\n").run("rollback", "hello", "staging", "--reason", "too slow");
        assertThat(no.code()).isEqualTo(1);
        assertThat(no.err())
                .contains("changed Deployment/hello in hello-staging", "-  replicas: 2", "+  replicas: 1")
                .endsWith("Roll back hello in staging? [y/N] fairway: not confirmed; nothing was changed\n");
        assertThat(server.calls()).noneMatch(call -> call.startsWith("POST"));

        assertThat(server.types("")
                        .run("rollback", "hello", "staging", "--reason", "too slow")
                        .code())
                .isEqualTo(2);

        Ended yes = server.types("y\n").run("rollback", "hello", "staging", "--reason", "too slow");
        assertThat(yes.code()).isZero();
        assertThat(server.requests().getLast().body())
                .isEqualTo("{\"toRelease\":\"" + OTHER_RELEASE + "\",\"reason\":\"too slow\"}");

        assertThat(server.run("rollback", "hello", "staging", "--reason", "too slow", "--yes")
                        .code())
                .isZero();
        assertThat(server.requests().getLast().body()).isEqualTo("{\"reason\":\"too slow\"}");
    }

    @Test
    void approval_finds_the_one_release_that_waits() {
        server.answers(
                        "GET /releases?application=hello&environment=production&limit=20",
                        "[{\"id\":\"" + RELEASE
                                + "\",\"status\":\"AWAITING_APPROVAL\",\"actions\":[\"approve\",\"reject\"]},{\"id\":\""
                                + OTHER_RELEASE + "\",\"status\":\"VERIFIED\",\"actions\":[]}]")
                .answers("POST /releases/" + RELEASE + "/approve", RecordedAnswers.of("release"));

        assertThat(server.run("approve", "hello", "production", "--reason", "seen")
                        .code())
                .isZero();
        assertThat(server.run("cancel", "hello", "staging", "--reason", "no").err())
                .startsWith("fairway: ");
        assertThat(server.calls()).contains("POST /releases/" + RELEASE + "/approve");
    }

    @Test
    void server_says_for_which_releases_an_action_is_possible() {
        server.answers(
                        "GET /releases?application=hello&environment=production&limit=20",
                        "[{\"id\":\"" + RELEASE + "\",\"status\":\"RENAMED\",\"actions\":[\"approve\",\"cancel\"]},"
                                + "{\"id\":\"" + OTHER_RELEASE + "\",\"status\":\"AWAITING_APPROVAL\",\"actions\":[]}]")
                .answers("POST /releases/" + RELEASE + "/cancel", RecordedAnswers.of("release"));

        assertThat(server.run("cancel", "hello", "production", "--reason", "no").code())
                .isZero();
        assertThat(server.run("retry", "hello", "production", "--reason", "no").err())
                .isEqualTo("fairway: there is no release of hello in production to retry\n");
    }

    @Test
    void environment_is_paused_and_resumed() {
        server.answersText("POST /applications/hello/environments/staging/pause", "application/json", "")
                .answersText("POST /applications/hello/environments/staging/resume", "application/json", "");

        assertThat(server.run("pause", "hello", "staging", "--reason", "a sale is on")
                        .out())
                .isEqualTo("releases of hello in staging are paused; to resume them: fairway resume hello staging"
                        + " --reason TEXT\n");
        assertThat(server.requests().getLast().body()).isEqualTo("{\"reason\":\"a sale is on\"}");
        assertThat(server.run("resume", "hello", "staging", "--reason", "it is over")
                        .out())
                .isEqualTo("releases of hello in staging are resumed\n");
    }

    @Test
    void quarantine_is_listed_over_all_applications_and_lifted_by_the_beginning_of_the_digest() {
        server.answers("GET /applications", "[{\"name\":\"hello\"},{\"name\":\"other\"}]")
                .answers(
                        "GET /applications/hello/quarantine",
                        "[{\"contentDigest\":\"sha256:3160c713395d0000\",\"releaseId\":\"" + RELEASE
                                + "\",\"reason\":\"it failed\",\"at\":\"2026-11-23T20:00:00Z\"}]")
                .answers("GET /applications/other/quarantine", "[]")
                .answersText("DELETE /applications/hello/quarantine/sha256%3A3160c713395d0000", "application/json", "");

        assertThat(server.run("quarantine", "list").out()).contains("hello        sha256:3160c713395d  01a205e1-70d2");
        assertThat(server.run("quarantine", "lift", "hello", "3160", "--reason", "it was the network")
                        .out())
                .isEqualTo("the quarantine of sha256:3160c713395d of hello is lifted\n");
        assertThat(server.requests().getLast().body()).isEqualTo("{\"reason\":\"it was the network\"}");
        assertThat(server.run("quarantine", "lift", "hello", "ffff", "--reason", "x")
                        .code())
                .isEqualTo(1);
    }
}
