package io.fairway.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.dashboard.Lane.Station;
import io.fairway.release.query.TargetState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which station is highlighted. */
class LaneTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void station_that_people_came_for_is_open(String name, List<Station> stations, String open) {
        assertThat(Lane.withHold(stations).stream().filter(Station::holds).map(Station::title))
                .isEqualTo(open.isEmpty() ? List.of() : List.of(open));
    }

    static Stream<Arguments> station_that_people_came_for_is_open() {
        Station commit = at("Commit", TargetState.VERIFIED, false);
        return Stream.of(
                when("all is verified", "", commit, at("staging", TargetState.VERIFIED, false)),
                when(
                        "it was undone in staging because it failed in production",
                        "production",
                        commit,
                        at("staging", TargetState.ROLLED_BACK, false),
                        at("production", TargetState.ROLLED_BACK, true)),
                when(
                        "it failed in staging, and comes no further",
                        "staging",
                        commit,
                        at("staging", TargetState.ROLLED_BACK, true),
                        at("production", TargetState.NOTHING, false)),
                when(
                        "it is being undone in staging, and undoing it in production did not end well",
                        "production",
                        commit,
                        at("staging", TargetState.RUNNING, false),
                        at("production", TargetState.FAILED, true)),
                when(
                        "an attempt in staging was cancelled, and production waits",
                        "production",
                        commit,
                        at("staging", TargetState.SKIPPED, false),
                        at("production", TargetState.WAITING, false)),
                when("its build failed", "Image", commit, at("Image", TargetState.FAILED, true)),
                when(
                        "somebody rolled it back in staging",
                        "staging",
                        commit,
                        at("staging", TargetState.ROLLED_BACK, false),
                        at("production", TargetState.NOTHING, false)));
    }

    private static Station at(String title, TargetState state, boolean failedHere) {
        return new Station(title, "release", state, null, null, List.of(), null, false, failedHere, List.of());
    }

    private static Arguments when(String name, String open, Station... stations) {
        return Arguments.of(name, List.of(stations), open);
    }
}
