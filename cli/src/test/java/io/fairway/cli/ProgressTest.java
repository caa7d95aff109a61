package io.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.cli.text.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    @ParameterizedTest
    @CsvSource({
        "RUNNING, false, OK",
        "VERIFIED, true, OK",
        "ROLLED_BACK, true, BAD",
        "ROLLBACK_FAILED, true, BAD",
        "BUILD_FAILED, true, BAD",
        "CHART_REJECTED, true, BAD",
        "SUPERSEDED, true, BAD",
        "QUARANTINED, true, BAD",
        "CANCELLED, true, BAD",
        "REFUSED, true, BAD",
        "REJECTED, true, BAD",
        "EXPIRED, true, BAD",
        "SOMETHING_NEW, true, BAD"
    })
    void change_with_outcome(String outcome, boolean ended, ExitCode code) {
        Progress progress = Progress.of(Json.parse("{\"outcome\": \"" + outcome + "\", \"reason\": \"because\"}"));

        assertThat(progress).isEqualTo(new Progress(ended, code, outcome, "because"));
    }

    @ParameterizedTest
    @CsvSource({
        "AWAITING_APPROVAL, false, OK",
        "WAITING, false, OK",
        "DEPLOYING, false, OK",
        "VERIFYING, false, OK",
        "SETTLING, false, OK",
        "FAILED, false, OK",
        "VERIFIED, true, OK",
        "ROLLED_BACK, true, BAD",
        "ROLLBACK_FAILED, true, BAD",
        "REJECTED, true, BAD"
    })
    void release_with_status(String status, boolean ended, ExitCode code) {
        Progress progress = Progress.ofRelease(Json.parse("{\"status\": \"" + status + "\", \"reason\": \"because\"}"));

        assertThat(progress).isEqualTo(new Progress(ended, code, status, "because"));
    }

    @Test
    void environment_counts_by_its_newest_attempt() {
        Json change = Json.parse("""
                {"outcome": "RUNNING", "reason": "it is on its way", "releases": [
                  {"id": "01", "environment": "staging", "kind": "CHANGE", "status": "ROLLED_BACK", "reason": "a"},
                  {"id": "03", "environment": "staging", "kind": "CHANGE", "status": "VERIFIED", "reason": "b"},
                  {"id": "02", "environment": "staging", "kind": "ROLLBACK", "status": "VERIFIED", "reason": "c"}]}
                """);

        assertThat(Progress.in("staging", change)).isEqualTo(new Progress(true, ExitCode.OK, "VERIFIED", "b"));
        assertThat(Progress.in("production", change).ended()).isFalse();
    }

    @Test
    void change_that_ended_before_the_environment_does_not_come_there() {
        Json change = Json.parse("{\"outcome\": \"BUILD_FAILED\", \"reason\": \"step 3\", \"releases\": []}");

        assertThat(Progress.in("production", change))
                .isEqualTo(new Progress(true, ExitCode.BAD, "BUILD_FAILED", "it does not come to production: step 3"));
    }

    @Test
    void what_is_on_its_way_is_watched_first() {
        Json waiting = Json.parse("{\"id\": \"3\", \"status\": \"WAITING\"}");
        Json running = Json.parse("{\"id\": \"2\", \"status\": \"DEPLOYING\"}");
        Json old = Json.parse("{\"id\": \"1\", \"status\": \"VERIFIED\"}");

        assertThat(Progress.current(List.of(waiting, running, old))).contains(running);
        assertThat(Progress.current(List.of(old))).contains(old);
        assertThat(Progress.current(List.of())).isEmpty();
    }
}
