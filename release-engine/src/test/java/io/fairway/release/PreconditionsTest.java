package io.fairway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PreconditionsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("releases")
    void actions_areThoseThatTheCallsWouldAccept(String name, Release release, List<String> actions) {
        assertThat(Preconditions.actions(release)).isEqualTo(actions);
    }

    static Stream<Arguments> releases() {
        Release bad = TestReleases.failed("staging");
        return Stream.of(
                arguments("waits for its turn", TestReleases.waiting("staging"), List.of("cancel")),
                arguments(
                        "waits for people",
                        TestReleases.awaitingApproval("staging"),
                        List.of("approve", "reject", "cancel")),
                arguments("is being deployed", TestReleases.deploying("staging"), List.of("cancel")),
                arguments("is good", TestReleases.verified("staging"), List.of()),
                arguments("is being undone", bad, List.of()),
                arguments("was undone", TestReleases.rolledBack("staging", true), List.of("retry")),
                arguments(
                        "never began",
                        TestReleases.refused(ReleaseStatus.CANCELLED, "somebody cancelled it"),
                        List.of("retry")),
                arguments("undoes another", TestReleases.rollbackOf(bad, null, "it failed"), List.of()));
    }
}
