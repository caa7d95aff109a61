package io.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.cli.FakeServer.Ended;
import io.fairway.cli.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands against recorded answers of release-service. */
class CommandsTest {

    private static final String CHANGE = "01a205e1-65ae-7013-aace-b0e43ba8617b";
    private static final String RELEASE = "01a205e1-70d2-7000-8000-00000000000a";
    private static final String OTHER = "01a205e1-70d2-7000-8000-00000000000b";
    private static final String COMMIT = "68b1f576a0c1d2e3f40516273849506172839405";

    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer()
                .answers("GET /overview", recorded("overview"))
                .answers("GET /changes?limit=20", "[" + recorded("change") + "]")
                .answers("GET /changes?limit=500", "[" + recorded("change") + "]")
                .answers("GET /changes?commit=68b1f57&limit=50", "[" + recorded("change") + "]")
                .answers("GET /changes/" + CHANGE, recorded("change"))
                .answers("GET /releases?limit=20", "[" + recorded("release") + "]")
                .answers("GET /releases?limit=500", "[" + recorded("release") + "]")
                .answers("GET /releases/" + RELEASE, recorded("release"))
                .answers("GET /trace?of=68b1f57", recorded("trace"))
                .answers("GET /applications/hello/environments/staging/why", recorded("why"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void apps_are_a_row_for_each_environment() {
        assertThat(server.run("apps")).isEqualTo(new Ended(0, """
                                APPLICATION  ENVIRONMENT  STATE          LIVE     CHART           SINCE  NEXT
                                hello        staging      * running      23fb871  1.0.2+g23fb871  59m    68b1f57 verifying: its chart 1.0.3+g68b1f57 was published
                                hello        production   < rolled back  23fb871  1.0.2+g23fb871  58m    paused by ann: a sale is on
                                """, ""));
    }

    @Test
    void json_is_what_the_server_said_and_yaml_means_the_same() {
        assertThat(Json.parse(server.run("apps", "-o", "json").out()).toString())
                .isEqualTo(Json.parse(recorded("overview")).toString());
        assertThat(server.run("apps", "--output=yaml").out()).startsWith("- application: hello\n  repository: ");
    }

    @Test
    void changes_and_releases_show_ids_that_can_be_given_back() {
        assertThat(server.run("changes").out()).isEqualTo("""
                        CHANGE         APPLICATION  COMMIT   OUTCOME        AGE  AUTHOR       SUMMARY           REASON
                        01a205e1-65ae  hello        68b1f57  < rolled back  1h   Ada Example  Keep a guestbook  staging: CRASH_LOOP: container hello ends again and again
                        """);
        assertThat(server.run("releases").out())
                .startsWith("RELEASE        APPLICATION  ENVIRONMENT  KIND    STATUS")
                .contains("01a205e1-70d2  hello        staging      change  < rolled back  3");

        assertThat(server.run("changes", "01a205e1-65ae").out()).contains("change:       " + CHANGE);
        assertThat(server.run("changes", "68b1f57").out()).contains("change:       " + CHANGE);
        assertThat(server.run("releases", "01a205e1-70d2").out()).contains("release:      " + RELEASE);
        assertThat(server.run("releases", RELEASE).out())
                .startsWith("< rolled back: CRASH_LOOP: container hello ends again and again\n")
                .contains("rollout  x failed  exit code 1");
    }

    @Test
    void ambiguousBeginnings_are_named() throws IOException {
        try (FakeServer two = new FakeServer()) {
            two.answers("GET /releases?limit=500", "[{\"id\":\"" + RELEASE + "\"},{\"id\":\"" + OTHER + "\"}]");

            assertThat(two.run("releases", "01a205e1"))
                    .isEqualTo(new Ended(
                            1,
                            "",
                            "fairway: 01a205e1 is the beginning of 2 releases: " + RELEASE + ", " + OTHER
                                    + "; give more of it\n"));
        }
    }

    @Test
    void why_is_a_sentence_with_evidence() {
        assertThat(server.run("why", "hello", "staging").out())
                .startsWith("< rolled back: it was rolled back in staging: CRASH_LOOP: container hello ends")
                .contains("commit:       " + COMMIT)
                .contains("check rollout  FAILED: exit code 1");
    }

    @Test
    void trace_has_everything_that_belongs_together() {
        assertThat(server.run("trace", "68b1f57").out())
                .startsWith("commit 68b1f57: Keep a guestbook (Ada Example)")
                .contains("image:        registry.example/hello:main-68b1f57@sha256:3160")
                .contains("chart:        oci://registry.example/charts/hello 1.0.3+g68b1f57")
                .contains("01a205e1-70d2  staging")
                .contains("hello-staging/hello-579f868c-l2spr  staging      Ready");
    }

    @Test
    void wrong_command_lines_are_one_line_with_exit_code_2() {
        for (String[] wrong : new String[][] {
            {"nonsense"},
            {"why", "hello"},
            {"release", "hello", "staging", "1.0.0"},
            {"apps", "-o", "xml"},
            {"apps", "--server", "localhost"},
            {"watch", CHANGE, "--until", "live"},
            {"watch", CHANGE, "--timeout", "soon"},
            {"diff"},
            {"quarantine"}
        }) {
            Ended ended = server.run(wrong);
            assertThat(ended.code()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).startsWith("fairway: ").hasLineCount(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | status must be one of [WAITING] | status must be one of [WAITING]",
                "401 | send the header | this needs a token: set FAIRWAY_TOKEN, or token: in the configuration file (send the header)",
                "403 | only group:sre may | only group:sre may",
                "404 | there is no release | there is no release",
                "409 | nothing is live in staging | nothing is live in staging",
                "503 | too many readers | too many readers"
            })
    void refusals_are_the_servers_sentence(int status, String detail, String said) {
        server.refuses("GET /audit?limit=50", status, detail);

        assertThat(server.run("audit")).isEqualTo(new Ended(1, "", "fairway: " + said + "\n"));
    }

    @Test
    void server_that_is_away_or_another_one_is_said() throws IOException {
        FakeServer gone = new FakeServer();
        gone.close();
        assertThat(gone.run("apps").err())
                .isEqualTo("fairway: nothing answers at " + gone.url()
                        + ": start Fairway with ./fairway up, or name another server with --server or FAIRWAY_URL\n");

        server.answersText("GET /audit?limit=50", "text/html", "<html>");
        assertThat(server.run("audit").err())
                .isEqualTo("fairway: " + server.url()
                        + " answers, but not as Fairway does: is it release-service's address?\n");
    }

    @Test
    void token_is_sent_and_reason_is_given_on() {
        server.set("FAIRWAY_TOKEN", "secret")
                .answers("POST /applications/hello/environments/staging/releases", recorded("release"));

        Ended ended = server.run("release", "hello", "staging", "1.0.2+g23fb871", "--reason", "to \"compare\"");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("follow it: fairway watch 01a205e1-70d2");
        FakeServer.Request request = server.requests().getLast();
        assertThat(request.authorization()).isEqualTo("Bearer secret");
        assertThat(request.body()).isEqualTo("{\"chartVersion\":\"1.0.2+g23fb871\",\"reason\":\"to \\\"compare\\\"\"}");
    }

    @Test
    void rollback_shows_the_difference_and_asks() {
        server.answers("GET /applications/hello/environments/staging/rollback-targets", recorded("rollback-targets"))
                .answers("GET /applications/hello/environments/staging/preview?toRelease=" + OTHER, recorded("preview"))
                .answers("POST /applications/hello/environments/staging/rollback", recorded("release"));

        Ended no = server.types("n\n").run("rollback", "hello", "staging", "--reason", "too slow");
        assertThat(no.code()).isEqualTo(1);
        assertThat(no.err())
                .contains("changed Deployment/hello in hello-staging", "-  replicas: 2", "+  replicas: 1")
                .endsWith("Roll hello back in staging? [y/N] nothing was done\n");
        assertThat(server.calls()).noneMatch(call -> call.startsWith("POST"));

        assertThat(server.types("")
                        .run("rollback", "hello", "staging", "--reason", "too slow")
                        .code())
                .isEqualTo(2);

        Ended yes = server.types("y\n").run("rollback", "hello", "staging", "--reason", "too slow");
        assertThat(yes.code()).isZero();
        assertThat(server.requests().getLast().body())
                .isEqualTo("{\"toRelease\":\"" + OTHER + "\",\"reason\":\"too slow\"}");

        assertThat(server.run("rollback", "hello", "staging", "--reason", "too slow", "--yes")
                        .code())
                .isZero();
        assertThat(server.requests().getLast().body()).isEqualTo("{\"reason\":\"too slow\"}");
    }

    @Test
    void approval_finds_the_one_release_that_waits() {
        server.answers(
                        "GET /releases?application=hello&environment=production&limit=20",
                        "[{\"id\":\"" + RELEASE + "\",\"status\":\"AWAITING_APPROVAL\"},{\"id\":\"" + OTHER
                                + "\",\"status\":\"VERIFIED\"}]")
                .answers("POST /releases/" + RELEASE + "/approve", recorded("release"));

        assertThat(server.run("approve", "hello", "production", "--reason", "seen")
                        .code())
                .isZero();
        assertThat(server.run("cancel", "hello", "staging", "--reason", "no").err())
                .startsWith("fairway: ");
        assertThat(server.calls()).contains("POST /releases/" + RELEASE + "/approve");
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
                .isEqualTo("sha256:3160c713395d of hello may be released again\n");
        assertThat(server.requests().getLast().body()).isEqualTo("{\"reason\":\"it was the network\"}");
        assertThat(server.run("quarantine", "lift", "hello", "ffff", "--reason", "x")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void logs_are_printed_without_what_a_terminal_would_obey() {
        server.answersText("GET /changes/" + CHANGE + "/log?follow=true", "text/plain", "Step 1\n\u001b[31mStep 2\n");

        assertThat(server.run("logs", "68b1f57", "-f")).isEqualTo(new Ended(0, "Step 1\n[31mStep 2\n", ""));
    }

    @Test
    void events_are_shown_as_they_come() {
        server.answersText("GET /events?application=hello", "text/event-stream", """
                : hello

                id: 7
                event: ReleaseVerified
                data: {"at":"2026-11-23T20:00:00Z","type":"ReleaseVerified","application":"hello",
                data: "environment":"staging","why":"revision 3 was seen healthy"}

                data: broken

                """);

        assertThat(server.run("events", "--app", "hello", "--once").out())
                .isEqualTo(
                        "2026-11-23T20:00:00Z  ReleaseVerified     hello/staging             revision 3 was seen healthy\n");
        assertThat(server.run("events", "--app", "hello", "--once", "-o", "json")
                        .out())
                .isEqualTo("{\"at\":\"2026-11-23T20:00:00Z\",\"type\":\"ReleaseVerified\",\"application\":\"hello\","
                        + "\"environment\":\"staging\",\"why\":\"revision 3 was seen healthy\"}\n");
    }

    @ParameterizedTest
    @CsvSource({"VERIFIED, 0", "ROLLED_BACK, 3", "BUILD_FAILED, 3", "SUPERSEDED, 3"})
    void watch_ends_as_the_change_does(String outcome, int code) {
        String running = recorded("change").replace("\"ROLLED_BACK\"", "\"RUNNING\"");
        String ended = recorded("change").replace("\"outcome\": \"ROLLED_BACK\"", "\"outcome\": \"" + outcome + "\"");
        try (FakeServer changing = fresh()) {
            changing.withRealClock()
                    .answers("GET /changes/" + CHANGE, running, running, ended)
                    .answersText("GET /events?changeId=" + CHANGE, "text/event-stream", "data: {}\n\n");

            Ended watched = changing.run("watch", CHANGE, "--timeout", "20s");

            assertThat(watched.code()).as(watched.toString()).isEqualTo(code);
            assertThat(watched.out().lines().filter(line -> line.contains("accepted")))
                    .hasSize(1);
            assertThat(watched.out())
                    .endsWith("staging: CRASH_LOOP: container hello ends again and again\n")
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void watch_gives_up_when_the_time_is_over() {
        String running = recorded("change").replace("\"ROLLED_BACK\"", "\"RUNNING\"");
        try (FakeServer slow = fresh()) {
            slow.withRealClock().answers("GET /changes/" + CHANGE, running);

            Ended watched = slow.run("watch", CHANGE, "--timeout", "1s");

            assertThat(watched.code()).isEqualTo(4);
            assertThat(watched.err()).startsWith("fairway: the time (1s) was over; running: ");
        }
    }

    @Test
    void watch_waits_for_a_whole_commit_that_is_not_known_yet() {
        try (FakeServer late = fresh()) {
            late.withRealClock()
                    .answers("GET /changes?commit=" + COMMIT + "&limit=50", "[]", "[" + recorded("change") + "]")
                    .answers("GET /changes?limit=500", "[]")
                    .answers("GET /releases?limit=500", "[]")
                    .answers("GET /changes/" + CHANGE, recorded("change"));

            assertThat(late.run("watch", COMMIT, "--timeout", "20s").code()).isEqualTo(3);
            assertThat(late.run("watch", "abcdef1").err())
                    .isEqualTo("fairway: nobody expected GET /changes?commit=abcdef1&limit=50\n");
        }
    }

    @Test
    void watch_of_one_environment_ends_with_its_release() {
        assertThat(server.run("watch", CHANGE, "--until", "live", "--env", "staging")
                        .code())
                .isEqualTo(3);
        server.answers("GET /releases?application=hello&environment=staging&limit=20", "[" + recorded("release") + "]");
        assertThat(server.run("watch", "hello", "staging").code()).isEqualTo(3);
    }

    @Test
    void help_and_completion_need_no_server() throws IOException {
        FakeServer gone = new FakeServer().set("FAIRWAY_URL", "");
        gone.close();

        assertThat(gone.run("--help").out()).contains("watch", "trace", "completion");
        assertThat(gone.run("completion", "bash").out()).contains("complete -F _complete_fairway");
        assertThat(gone.run("completion", "zsh").out()).contains("bashcompinit");
        assertThat(gone.run("completion", "fish").code()).isEqualTo(2);
    }

    private static FakeServer fresh() {
        try {
            return new FakeServer();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String recorded(String name) {
        try (var stream = CommandsTest.class.getResourceAsStream("/answers/" + name + ".json")) {
            return new String(java.util.Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
