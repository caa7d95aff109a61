package io.fairway.release.query;

import static io.fairway.release.TestReleases.NOW;
import static io.fairway.release.query.TargetState.FAILED;
import static io.fairway.release.query.TargetState.NOTHING;
import static io.fairway.release.query.TargetState.QUARANTINED;
import static io.fairway.release.query.TargetState.ROLLED_BACK;
import static io.fairway.release.query.TargetState.RUNNING;
import static io.fairway.release.query.TargetState.SKIPPED;
import static io.fairway.release.query.TargetState.VERIFIED;
import static io.fairway.release.query.TargetState.WAITING;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.release.Outcome;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.TestReleases;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetStateTest {

    @Test
    void everyStatus_hasOneState() {
        assertThat(all(ReleaseStatus.values(), TargetState::of))
                .isEqualTo(Map.ofEntries(
                        entry(ReleaseStatus.AWAITING_APPROVAL, WAITING),
                        entry(ReleaseStatus.WAITING, WAITING),
                        entry(ReleaseStatus.DEPLOYING, RUNNING),
                        entry(ReleaseStatus.VERIFYING, RUNNING),
                        entry(ReleaseStatus.RECORDING, RUNNING),
                        entry(ReleaseStatus.VERIFIED, VERIFIED),
                        entry(ReleaseStatus.FAILED, FAILED),
                        entry(ReleaseStatus.ROLLED_BACK, ROLLED_BACK),
                        entry(ReleaseStatus.ROLLBACK_FAILED, FAILED),
                        entry(ReleaseStatus.OVERRULED, FAILED),
                        entry(ReleaseStatus.UNCHANGED, VERIFIED),
                        entry(ReleaseStatus.SUPERSEDED, SKIPPED),
                        entry(ReleaseStatus.QUARANTINED, QUARANTINED),
                        entry(ReleaseStatus.REFUSED, SKIPPED),
                        entry(ReleaseStatus.CANCELLED, SKIPPED),
                        entry(ReleaseStatus.REJECTED, SKIPPED),
                        entry(ReleaseStatus.EXPIRED, SKIPPED)));
    }

    @Test
    void everyOutcome_hasOneState() {
        assertThat(all(Outcome.Kind.values(), TargetState::of))
                .isEqualTo(Map.ofEntries(
                        entry(Outcome.Kind.RUNNING, RUNNING),
                        entry(Outcome.Kind.VERIFIED, VERIFIED),
                        entry(Outcome.Kind.ROLLED_BACK, ROLLED_BACK),
                        entry(Outcome.Kind.ROLLBACK_FAILED, FAILED),
                        entry(Outcome.Kind.OVERRULED, FAILED),
                        entry(Outcome.Kind.UNCHANGED, VERIFIED),
                        entry(Outcome.Kind.BUILD_FAILED, FAILED),
                        entry(Outcome.Kind.CHART_REJECTED, FAILED),
                        entry(Outcome.Kind.SUPERSEDED, SKIPPED),
                        entry(Outcome.Kind.QUARANTINED, QUARANTINED),
                        entry(Outcome.Kind.CANCELLED, SKIPPED),
                        entry(Outcome.Kind.REJECTED, SKIPPED),
                        entry(Outcome.Kind.EXPIRED, SKIPPED),
                        entry(Outcome.Kind.REFUSED, SKIPPED)));
    }

    @Test
    void statusAndOutcome_andStepOfTheSameName_haveTheSameState() {
        for (Outcome.Kind outcome : Outcome.Kind.values()) {
            Arrays.stream(ReleaseStatus.values())
                    .filter(status -> status.name().equals(outcome.name()))
                    .forEach(status -> assertThat(TargetState.of(status)).isEqualTo(TargetState.of(outcome)));
            Arrays.stream(Explanation.State.values())
                    .filter(state -> state.name().equals(outcome.name()))
                    .forEach(state -> assertThat(TargetState.of(state)).isEqualTo(TargetState.of(outcome)));
        }
        for (ReleaseStatus status : ReleaseStatus.values()) {
            TargetState ofStep = TargetState.ofStep(
                    status.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
            assertThat(ofStep).as("%s", status).isIn(TargetState.of(status), NOTHING);
        }
    }

    @Test
    void release_thatFailed_isNotEnded_beforeItIsRolledBack() {
        assertThat(Arrays.stream(ReleaseStatus.values()).filter(status -> !TargetState.isEnded(status)))
                .containsExactly(
                        ReleaseStatus.AWAITING_APPROVAL,
                        ReleaseStatus.WAITING,
                        ReleaseStatus.DEPLOYING,
                        ReleaseStatus.VERIFYING,
                        ReleaseStatus.RECORDING,
                        ReleaseStatus.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "accepted, VERIFIED",
        "image, VERIFIED",
        "configuration, VERIFIED",
        "build failed, FAILED",
        "chart, VERIFIED",
        "chart rejected, FAILED",
        "requested, RUNNING",
        "deployed, RUNNING",
        "verified, VERIFIED",
        "failed, FAILED",
        "rolled back, ROLLED_BACK",
        "waits for approval, WAITING",
        "quarantined, QUARANTINED",
        "superseded, SKIPPED",
        "action, NOTHING"
    })
    void step_hasTheStateThatItMeant(String name, TargetState state) {
        assertThat(TargetState.ofStep(name)).isEqualTo(state);
    }

    @Test
    void change_waits_whileItsApprovalIsAskedFor_andIsRunningWhenItIsInstalled() {
        assertThat(TargetState.of(
                        change(TestReleases.verified("staging"), TestReleases.awaitingApproval("production"))))
                .isEqualTo(WAITING);
        assertThat(TargetState.of(change(TestReleases.verified("staging"), TestReleases.deploying("production"))))
                .isEqualTo(RUNNING);
    }

    @ParameterizedTest
    @CsvSource({
        "WORK, RUNNING",
        "NEED, WAITING",
        "ANOTHER, WAITING",
        "PAUSE, WAITING",
        "EVENTS, WAITING",
        "VERDICT, WAITING",
        "WORKER, WAITING"
    })
    void change_waits_whileSomethingHoldsItsRelease(Hold.Kind kind, TargetState state) {
        FindChange.Found change = change(new Hold(kind, "what it is"), TestReleases.deploying("staging"));

        assertThat(TargetState.of(change)).isEqualTo(state);
    }

    private static FindChange.Found change(Release... releases) {
        return change(null, releases);
    }

    private static FindChange.Found change(@Nullable Hold hold, Release... releases) {
        Outcome outcome = Outcome.of(List.of(releases), List.of("staging", "production"));
        return new FindChange.Found(
                TestReleases.change(),
                outcome,
                hold,
                List.of(),
                List.of(releases),
                NOW,
                null,
                Duration.ZERO,
                Duration.ZERO);
    }

    private static <T> Map<T, TargetState> all(T[] values, Function<T, TargetState> state) {
        return Arrays.stream(values).collect(Collectors.toMap(Function.identity(), state));
    }
}
