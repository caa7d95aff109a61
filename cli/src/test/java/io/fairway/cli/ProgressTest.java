package io.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.cli.text.Badge;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    @ParameterizedTest
    @CsvSource({
        "VERIFIED, VERIFIED, OK",
        "ROLLED_BACK, ROLLED_BACK, NOT_VERIFIED",
        "ROLLBACK_FAILED, FAILED, NOT_VERIFIED",
        "BUILD_FAILED, FAILED, NOT_VERIFIED",
        "CHART_REJECTED, FAILED, NOT_VERIFIED",
        "SUPERSEDED, NOTHING, NOT_VERIFIED",
        "QUARANTINED, QUARANTINED, NOT_VERIFIED",
        "CANCELLED, NOTHING, NOT_VERIFIED",
        "REFUSED, NOTHING, NOT_VERIFIED",
        "REJECTED, NOTHING, NOT_VERIFIED",
        "EXPIRED, NOTHING, NOT_VERIFIED",
        "SOMETHING_NEW, NOTHING, NOT_VERIFIED"
    })
    void change_that_has_ended(String outcome, State state, ExitCode code) {
        Progress progress = Progress.of(Json.parse("{\"outcome\": \"" + outcome + "\", \"state\": \"" + state
                + "\", \"reason\": \"because\", \"endedAt\": \"2026-11-23T20:01:20Z\"}"));

        assertThat(progress).isEqualTo(new Progress(true, code, Badge.of(state, outcome), "because"));
    }

    @ParameterizedTest
    @CsvSource({"WAITING, WAITING", "RUNNING, RUNNING"})
    void change_that_is_running_is_in_the_state_that_the_server_says(String state, State expected) {
        Progress progress = Progress.of(Json.parse("{\"outcome\": \"RUNNING\", \"state\": \"" + state
                + "\", \"reason\": \"because\", \"endedAt\": null}"));

        assertThat(progress).isEqualTo(new Progress(false, ExitCode.OK, Badge.of(expected), "because"));
    }

    @ParameterizedTest
    @CsvSource({
        "AWAITING_APPROVAL, WAITING, false, OK",
        "WAITING, WAITING, false, OK",
        "DEPLOYING, RUNNING, false, OK",
        "VERIFYING, RUNNING, false, OK",
        "RECORDING, RUNNING, false, OK",
        "FAILED, FAILED, false, OK",
        "VERIFIED, VERIFIED, true, OK",
        "ROLLED_BACK, ROLLED_BACK, true, NOT_VERIFIED",
        "ROLLBACK_FAILED, FAILED, true, NOT_VERIFIED",
        "REJECTED, NOTHING, true, NOT_VERIFIED"
    })
    void release_with_status(String status, State state, boolean ended, ExitCode code) {
        Progress progress = Progress.ofRelease(Json.parse("{\"status\": \"" + status + "\", \"state\": \"" + state
                + "\", \"ended\": " + ended + ", \"reason\": \"because\"}"));

        assertThat(progress).isEqualTo(new Progress(ended, code, Badge.of(state, status), "because"));
    }

    @ParameterizedTest
    @CsvSource({"RUNNING, false, OK", "VERIFIED, true, OK", "SKIPPED, true, NOT_VERIFIED"})
    void release_has_ended_if_the_server_says_so(State state, boolean ended, ExitCode code) {
        Progress progress = Progress.ofRelease(Json.parse("{\"status\": \"SOMETHING_NEW\", \"state\": \"" + state
                + "\", \"ended\": " + ended + ", \"reason\": \"because\"}"));

        assertThat(progress).isEqualTo(new Progress(ended, code, Badge.of(state, "SOMETHING_NEW"), "because"));
    }

    @Test
    void environment_counts_by_its_newest_attempt() {
        Json change = Json.parse("""
                {"outcome": "RUNNING", "reason": "it is on its way", "releases": [
                  {"id": "01", "environment": "staging", "kind": "CHANGE", "status": "ROLLED_BACK", "state": "ROLLED_BACK", "ended": true, "reason": "a"},
                  {"id": "03", "environment": "staging", "kind": "CHANGE", "status": "VERIFIED", "state": "VERIFIED", "ended": true, "reason": "b"},
                  {"id": "02", "environment": "staging", "kind": "ROLLBACK", "status": "VERIFIED", "reason": "c"}]}
                """);

        assertThat(Progress.in("staging", change))
                .isEqualTo(new Progress(true, ExitCode.OK, Badge.of(State.VERIFIED), "b"));
        assertThat(Progress.in("production", change).ended()).isFalse();
    }

    @Test
    void change_that_ended_before_the_environment_does_not_come_there() {
        Json change = Json.parse(
                "{\"outcome\": \"BUILD_FAILED\", \"state\": \"FAILED\", \"reason\": \"step 3\", \"releases\": [],"
                        + " \"endedAt\": \"2026-11-23T20:01:20Z\"}");

        assertThat(Progress.in("production", change))
                .isEqualTo(new Progress(
                        true,
                        ExitCode.NOT_VERIFIED,
                        Badge.of(State.FAILED, "BUILD_FAILED"),
                        "it was not released to production: step 3"));
    }

    @Test
    void what_is_on_its_way_is_watched_first() {
        Json waiting = Json.parse("{\"id\": \"3\", \"status\": \"WAITING\"}");
        Json running = Json.parse("{\"id\": \"2\", \"status\": \"DEPLOYING\"}");
        Json old = Json.parse("{\"id\": \"1\", \"status\": \"VERIFIED\", \"ended\": true}");

        assertThat(Progress.current(List.of(waiting, running, old))).contains(running);
        assertThat(Progress.current(List.of(old))).contains(old);
        assertThat(Progress.current(List.of())).isEmpty();
    }
}
