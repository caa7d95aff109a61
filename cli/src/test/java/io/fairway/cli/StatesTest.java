package io.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.cli.text.Badge;
import io.fairway.cli.text.Json;
import io.fairway.cli.text.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatesTest {

    @ParameterizedTest
    @EnumSource
    void state_is_the_one_that_the_server_says_and_the_word_stays_precise(State state) {
        Json thing = Json.parse("{\"state\": \"" + state
                + "\", \"outcome\": \"BUILD_FAILED\", \"status\": \"VERIFYING\"," + " \"name\": \"deployed\"}");

        assertThat(States.ofChange(thing)).isEqualTo(Badge.of(state, "BUILD_FAILED"));
        assertThat(States.ofRelease(thing)).isEqualTo(Badge.of(state, "VERIFYING"));
        assertThat(States.ofStep(thing)).isEqualTo(Badge.of(state, "deployed"));
        assertThat(States.ofEnvironment(thing)).isEqualTo(Badge.of(state));
        assertThat(States.ofExplanation(Json.parse("{\"state\": \"PAUSED\", \"targetState\": \"" + state + "\"}")))
                .isEqualTo(Badge.of(state, "paused"));
    }

    @ParameterizedTest
    @CsvSource({
        "accepted, VERIFIED",
        "image, VERIFIED",
        "configuration, VERIFIED",
        "chart, VERIFIED",
        "requested, RUNNING",
        "deployed, RUNNING",
        "verified, VERIFIED",
        "failed, FAILED",
        "build failed, FAILED",
        "chart rejected, FAILED",
        "rolled back, ROLLED_BACK",
        "waits for approval, WAITING",
        "quarantined, QUARANTINED",
        "superseded, NOTHING",
        "action, NOTHING"
    })
    void step_of_a_server_that_does_not_say_its_state(String name, State state) {
        assertThat(States.ofStep(Json.parse("{\"name\": \"" + name + "\"}"))).isEqualTo(Badge.of(state, name));
    }

    @ParameterizedTest
    @CsvSource({
        "LIVE, VERIFIED",
        "REPLACED, NOTHING",
        "BEHIND_ANOTHER, WAITING",
        "PAUSED, WAITING",
        "AWAITING_APPROVAL, WAITING",
        "NOT_YET, WAITING",
        "FAILED_EARLIER, FAILED",
        "NEVER_HEARD, NOTHING"
    })
    void explanation_of_a_server_that_does_not_say_its_state(String word, State state) {
        assertThat(States.ofExplanation(Json.parse("{\"state\": \"" + word + "\"}")))
                .isEqualTo(Badge.of(state, word));
    }

    @ParameterizedTest
    @CsvSource({"PASSED, VERIFIED", "FAILED, FAILED", "NO_DATA, WAITING"})
    void check_without_data_has_not_failed(String result, State state) {
        assertThat(States.ofCheck(Json.parse("{\"result\": \"" + result + "\"}")))
                .isEqualTo(Badge.of(state, result));
    }
}
