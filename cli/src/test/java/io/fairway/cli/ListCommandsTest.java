package io.fairway.cli;

import static io.fairway.cli.RecordedAnswers.CHANGE;
import static io.fairway.cli.RecordedAnswers.COMMIT;
import static io.fairway.cli.RecordedAnswers.OTHER_RELEASE;
import static io.fairway.cli.RecordedAnswers.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.cli.FakeServer.Ended;
import io.fairway.cli.text.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is there: applications, changes and releases. */
class ListCommandsTest {

    private final FakeServer server = RecordedAnswers.server();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void apps_are_a_row_for_each_environment() {
        assertThat(server.run("apps")).isEqualTo(new Ended(0, """
            APPLICATION  ENVIRONMENT  LIVE          TRIED LAST     COMMIT   CHART           SINCE  NEXT
            hello        staging      . not judged  * running      23fb871  1.0.2+g23fb871  59m    68b1f57 verifying: its chart 1.0.3+g68b1f57 was published
            hello        production   + verified    < rolled back  23fb871  1.0.2+g23fb871  58m    brought back: ann rolled back: too slow; paused by ann: a sale is on
            """, ""));
    }

    @Test
    void json_is_what_the_server_said_and_yaml_means_the_same() {
        assertThat(Json.parse(server.run("apps", "-o", "json").out()).toString())
                .isEqualTo(Json.parse(RecordedAnswers.of("overview")).toString());
        assertThat(server.run("apps", "--output=yaml").out()).startsWith("- application: hello\n  repository: ");
    }

    @Test
    void changes_and_releases_show_ids_that_can_be_given_back() {
        assertThat(server.run("changes").out()).isEqualTo("""
            CHANGE         APPLICATION  COMMIT   OUTCOME        AGE  AUTHOR       SUMMARY           REASON
            01a205e1-65ae  hello        68b1f57  < rolled back  1h   Ada Example  Keep a guestbook  staging: CRASH_LOOP: container hello keeps crashing (CrashLoopBackOff)
            """);
        assertThat(server.run("releases").out())
                .startsWith("RELEASE        APPLICATION  ENVIRONMENT  KIND    STATUS")
                .contains("01a205e1-70d2  hello        staging      change  < rolled back  3");

        assertThat(server.run("changes", "01a205e1-65ae").out()).contains("change:       " + CHANGE);
        assertThat(server.run("changes", "68b1f57").out()).contains("change:       " + CHANGE);
        assertThat(server.run("releases", "01a205e1-70d2").out()).contains("release:      " + RELEASE);
        assertThat(server.run("releases", RELEASE).out())
                .startsWith("< rolled back: CRASH_LOOP: container hello keeps crashing (CrashLoopBackOff)\n")
                .contains("rollout  x failed  exit code 1");
    }

    @Test
    void release_shows_what_its_bad_pods_wrote_last() {
        assertThat(server.run("releases", RELEASE).out()).contains("""

            output of pod hello-7d9f8b6c5-l2spr, container hello, before its last restart, the end of it:
              starting
              cannot bind to port 80

            output of pod hello-7d9f8b6c5-l2spr, container proxy: its log could not be read (500)

            events of pod hello-7d9f8b6c5-l2spr:
              Warning BackOff: Back-off restarting failed container hello
            """);
    }

    @Test
    void ambiguousBeginnings_are_named() {
        try (FakeServer two = RecordedAnswers.emptyServer()) {
            two.answers("GET /releases?limit=500", "[{\"id\":\"" + RELEASE + "\"},{\"id\":\"" + OTHER_RELEASE + "\"}]");

            assertThat(two.run("releases", "01a205e1"))
                    .isEqualTo(new Ended(
                            1,
                            "",
                            "fairway: 01a205e1 is ambiguous, it matches 2 releases: " + RELEASE + ", " + OTHER_RELEASE
                                    + "\n"));
        }
    }

    @Test
    void broken_build_is_said_below_the_rows() {
        server.answers(
                "GET /overview?application=hello",
                "[{\"application\":\"hello\",\"environments\":[{\"name\":\"staging\"}],\"broken\":{\"changeId\":\""
                        + CHANGE + "\",\"kind\":\"BUILD_FAILED\",\"commit\":\"" + COMMIT
                        + "\",\"reason\":\"step 3 failed\"}}]");

        assertThat(server.run("apps", "hello").out())
                .endsWith("\nhello: build failed: 68b1f57: step 3 failed; fairway logs 01a205e1-65ae shows the log\n");
    }

    /** No list is the answer for what is not there. */
    @ParameterizedTest
    @CsvSource({
        "apps helo, GET /overview?application=helo",
        "changes --app helo, GET /changes?application=helo&limit=20",
        "releases --app helo, GET /releases?application=helo&limit=20",
        "releases --app helo --env staging, GET /releases?application=helo&environment=staging&limit=20",
        "quarantine list helo, GET /applications/helo/quarantine",
        "quarantine lift helo abc --reason x, GET /applications/helo/quarantine",
        "watch helo staging, GET /releases?application=helo&environment=staging&limit=20",
        "audit --app helo, GET /audit?application=helo&limit=50",
        "events --app helo --once, GET /events?application=helo"
    })
    void application_that_is_not_there_is_an_error(String command, String call) {
        server.answers(call, "[]").refuses("GET /applications/helo", 404, "application helo is not registered");

        assertThat(server.run(command.split(" ")))
                .isEqualTo(new Ended(1, "", "fairway: there is no application helo: fairway apps lists all of them\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "releases --app hello --env prod, GET /releases?application=hello&environment=prod&limit=20",
        "watch hello prod, GET /releases?application=hello&environment=prod&limit=20",
        "audit --app hello --env prod, GET /audit?application=hello&environment=prod&limit=50"
    })
    void environment_that_is_not_there_is_an_error(String command, String call) {
        server.answers(call, "[]").answers("GET /applications/hello", RecordedAnswers.APPLICATION);

        assertThat(server.run(command.split(" ")))
                .isEqualTo(new Ended(
                        1, "", "fairway: there is no environment prod of hello; there are staging, production\n"));
    }

    @Test
    void application_without_releases_is_no_error() {
        server.answers("GET /releases?application=hello&limit=20", "[]")
                .answers("GET /applications/hello", RecordedAnswers.APPLICATION);

        assertThat(server.run("releases", "--app", "hello").code()).isZero();
    }
}
