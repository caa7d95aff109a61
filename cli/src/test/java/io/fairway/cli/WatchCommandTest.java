package io.fairway.cli;

import static io.fairway.cli.RecordedAnswers.CHANGE;
import static io.fairway.cli.RecordedAnswers.COMMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.cli.FakeServer.Ended;
import io.fairway.cli.text.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Following a change to its end. */
class WatchCommandTest {

    private final FakeServer server = RecordedAnswers.server();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "VERIFIED, VERIFIED, 0",
        "ROLLED_BACK, ROLLED_BACK, 3",
        "BUILD_FAILED, FAILED, 3",
        "SUPERSEDED, SKIPPED, 3"
    })
    void watch_ends_as_the_change_does(String outcome, String state, int code) {
        String running = RecordedAnswers.runningChange();
        String ended = RecordedAnswers.of("change")
                .replace(
                        "\"outcome\": \"ROLLED_BACK\",\n  \"state\": \"ROLLED_BACK\"",
                        "\"outcome\": \"" + outcome + "\",\n  \"state\": \"" + state + "\"");
        try (FakeServer changing = RecordedAnswers.emptyServer()) {
            changing.withRealClock()
                    .answers("GET /changes/" + CHANGE, running, running, ended)
                    .answersText("GET /events?changeId=" + CHANGE, "text/event-stream", "data: {}\n\n");

            Ended watched = changing.run("watch", CHANGE, "--timeout", "20s");

            assertThat(watched.code()).as(watched.toString()).isEqualTo(code);
            assertThat(watched.out().lines().filter(line -> line.contains("accepted")))
                    .hasSize(1);
            assertThat(watched.out())
                    .endsWith("staging: CRASH_LOOP: container hello keeps crashing (CrashLoopBackOff)\n")
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void watch_gives_up_when_the_time_is_over() {
        String running = RecordedAnswers.runningChange();
        try (FakeServer slow = RecordedAnswers.emptyServer()) {
            slow.withRealClock().answers("GET /changes/" + CHANGE, running);

            Ended watched = slow.run("watch", CHANGE, "--timeout", "1s");

            assertThat(watched.code()).isEqualTo(4);
            assertThat(watched.err()).startsWith("fairway: timed out after 1s; running: ");
        }
    }

    @Test
    void watch_waits_for_a_whole_commit_that_is_not_known_yet() {
        try (FakeServer late = RecordedAnswers.emptyServer()) {
            late.withRealClock()
                    .answers(
                            "GET /changes?commit=" + COMMIT + "&limit=50",
                            "[]",
                            "[" + RecordedAnswers.of("change") + "]")
                    .answers("GET /changes?limit=500", "[]")
                    .answers("GET /releases?limit=500", "[]")
                    .answers("GET /changes/" + CHANGE, RecordedAnswers.of("change"));

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
        server.answers(
                "GET /releases?application=hello&environment=staging&limit=20",
                "[" + RecordedAnswers.of("release") + "]");
        assertThat(server.run("watch", "hello", "staging").code()).isEqualTo(3);
    }

    @Test
    void watch_says_waiting_with_the_servers_state_while_people_have_to_approve() {
        String waiting =
                RecordedAnswers.runningChange().replace("\n  \"state\": \"RUNNING\"", "\n  \"state\": \"WAITING\"");
        try (FakeServer slow = RecordedAnswers.emptyServer()) {
            slow.withRealClock().answers("GET /changes/" + CHANGE, waiting);

            assertThat(slow.run("watch", CHANGE, "--timeout", "1s").err())
                    .startsWith("fairway: timed out after 1s; waiting: ");
        }
    }

    @Test
    void log_says_once_what_is_waited_for() {
        String waiting =
                RecordedAnswers.runningChange().replace("\n  \"state\": \"RUNNING\"", "\n  \"state\": \"WAITING\"");
        try (FakeServer slow = RecordedAnswers.emptyServer()) {
            slow.withRealClock()
                    .answers("GET /changes/" + CHANGE, waiting, waiting, waiting, RecordedAnswers.of("change"));

            assertThat(slow.run("watch", CHANGE).out()).containsOnlyOnce("waiting: staging: CRASH_LOOP");
        }
    }

    @Test
    void person_at_a_terminal_sees_steps_and_a_line_with_the_time_that_is_left() {
        try (FakeServer changing = RecordedAnswers.emptyServer()) {
            changing.on(new Terminal(true, 60, true, true))
                    .withRealClock()
                    .answers(
                            "GET /changes/" + CHANGE,
                            RecordedAnswers.runningChange(),
                            RecordedAnswers.runningChange(),
                            RecordedAnswers.of("change"));

            assertThat(changing.run("watch", CHANGE).out())
                    .contains("\u001b[32m✓ accepted", "\u001b[2mrunning: staging: CRASH_LOOP", "\r\u001b[K")
                    .endsWith("\u001b[33m↺ rolled back\u001b[0m: staging: CRASH_LOOP: container hello keeps crashing"
                            + " (CrashLoopBackOff)\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "15m, 900", "2h, 7200"})
    void time_has_a_unit(String text, long seconds) {
        assertThat(WatchCommand.time(text)).hasSeconds(seconds);
    }

    @Test
    void watch_does_not_blame_the_push_when_a_service_is_down() {
        String commit = "0".repeat(64);
        try (FakeServer server = RecordedAnswers.emptyServer()) {
            server.withRealClock()
                    .answers("GET /changes?commit=" + commit + "&limit=50", "[]")
                    .answers("GET /changes?limit=500", "[]")
                    .answers("GET /releases?limit=500", "[]")
                    .answers(
                            "GET /status",
                            "{\"live\":false,\"troubles\":[\"build-service at http://b does not answer\"]}");

            assertThat(server.run("watch", commit, "--timeout", "1s"))
                    .isEqualTo(new Ended(
                            4,
                            "",
                            "fairway: timed out after 1s: nothing was received of commit " + commit
                                    + ", and that may not be the push's fault: build-service at http://b does not"
                                    + " answer\n"));
        }
    }

    @Test
    void status_says_which_service_does_not_answer() {
        server.answers(
                "GET /status", "{\"live\":true,\"troubles\":[]}", "{\"live\":false,\"troubles\":[\"Kafka is away\"]}");

        assertThat(server.run("status"))
                .isEqualTo(new Ended(0, "Events come in and go out, and every service that was asked answers.\n", ""));
        assertThat(server.run("status")).isEqualTo(new Ended(1, "Kafka is away\n", ""));
    }
}
