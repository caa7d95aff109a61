package io.fairway.release;

import static io.fairway.release.TestReleases.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.ReleaseFailed;
import io.fairway.release.Outcome.Kind;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeTest {

    private static final List<String> BOTH = List.of("staging", "production");

    @ParameterizedTest
    @MethodSource
    void change_with(List<Release> releases, Kind expected) {
        assertThat(Outcome.of(releases, BOTH).kind()).isEqualTo(expected);
    }

    static Stream<Arguments> change_with() {
        Release failed = TestReleases.failed("production");
        return Stream.of(
                when("no release yet", List.of(), Kind.RUNNING),
                when("a release that waits", List.of(TestReleases.waiting("staging")), Kind.RUNNING),
                when("the first of two environments", List.of(TestReleases.verified("staging")), Kind.RUNNING),
                when(
                        "both environments",
                        List.of(TestReleases.verified("staging"), TestReleases.verified("production")),
                        Kind.VERIFIED),
                when(
                        "a failure that is not undone yet",
                        List.of(TestReleases.verified("staging"), failed),
                        Kind.RUNNING),
                when(
                        "one environment undone, the other not yet",
                        List.of(
                                TestReleases.verified("staging"),
                                TestReleases.rolledBack("production", true),
                                failed.undo(UUID.randomUUID(), null, 1, "", NOW)),
                        Kind.RUNNING),
                when(
                        "everything undone",
                        List.of(TestReleases.rolledBack("staging", true), TestReleases.rolledBack("production", true)),
                        Kind.ROLLED_BACK),
                when(
                        "one of two not undone well",
                        List.of(TestReleases.rolledBack("staging", true), TestReleases.rolledBack("production", false)),
                        Kind.ROLLBACK_FAILED),
                when("an intervention", List.of(TestReleases.overruled("staging")), Kind.OVERRULED),
                when(
                        "nothing to change in the first of two environments",
                        List.of(TestReleases.unchanged("staging")),
                        Kind.RUNNING),
                when(
                        "nothing to change anywhere",
                        List.of(TestReleases.unchanged("staging"), TestReleases.unchanged("production")),
                        Kind.UNCHANGED),
                when(
                        "nothing to change in staging, verified in production",
                        List.of(TestReleases.unchanged("staging"), TestReleases.verified("production")),
                        Kind.VERIFIED),
                when("a newer one", List.of(TestReleases.refused(ReleaseStatus.SUPERSEDED, "")), Kind.SUPERSEDED),
                when("quarantine", List.of(TestReleases.refused(ReleaseStatus.QUARANTINED, "")), Kind.QUARANTINED),
                when("refusal", List.of(TestReleases.refused(ReleaseStatus.REFUSED, "")), Kind.REFUSED),
                when("cancellation", List.of(TestReleases.refused(ReleaseStatus.CANCELLED, "")), Kind.CANCELLED));
    }

    @Test
    void reason_of_what_was_undone_is_the_failure_that_began_it() {
        Release staging = TestReleases.verified("staging");
        staging.undone(true, List.of(), NOW);
        Release production = TestReleases.rolledBack("production", true);

        Outcome outcome = Outcome.of(List.of(staging, production), BOTH);

        assertThat(outcome.reason())
                .isEqualTo("production: " + ReleaseFailed.Reason.CRASH_LOOP + ": Pod/hello crashes");
    }

    private static Arguments when(String name, List<Release> releases, Kind expected) {
        return Arguments.of(Named.of(name, releases), expected);
    }
}
