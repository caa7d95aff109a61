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
        assertThat(States.ofWhatWasTried(Json.parse("{\"triedState\": \"" + state + "\"}")))
                .isEqualTo(Badge.of(state));
        assertThat(States.ofExplanation(Json.parse("{\"state\": \"PAUSED\", \"targetState\": \"" + state + "\"}")))
                .isEqualTo(Badge.of(state, "paused"));
    }

    @ParameterizedTest
    @CsvSource({"SOMETHING_NEW", "''"})
    void state_that_is_not_known_is_shown_by_its_word(String state) {
        assertThat(States.ofStep(Json.parse("{\"name\": \"deployed\", \"state\": \"" + state + "\"}")))
                .isEqualTo(Badge.of(State.NOTHING, "deployed"));
    }

    @ParameterizedTest
    @CsvSource({
        "VERIFIED, VERIFIED, verified",
        "NOT_JUDGED, WAITING, not judged",
        "CHANGED_BY_ANOTHER, FAILED, changed by another",
        "NOTHING, NOTHING, nothing",
        "SOMETHING_NEW, NOTHING, something new"
    })
    void what_is_live_has_a_badge_of_its_own(String live, State state, String word) {
        assertThat(States.ofWhatIsLive(Json.parse("{\"state\": \"FAILED\", \"liveState\": \"" + live + "\"}")))
                .isEqualTo(new Badge(state, word));
    }

    @ParameterizedTest
    @CsvSource({"PASSED, VERIFIED", "FAILED, FAILED", "NO_DATA, WAITING"})
    void check_without_data_has_not_failed(String result, State state) {
        assertThat(States.ofCheck(Json.parse("{\"result\": \"" + result + "\"}")))
                .isEqualTo(Badge.of(state, result));
    }
}
