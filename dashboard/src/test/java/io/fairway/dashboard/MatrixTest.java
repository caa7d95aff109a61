package io.fairway.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.release.Outcome;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.query.Hold;
import io.fairway.release.query.Liveness;
import io.fairway.release.query.Overview;
import io.fairway.release.query.TargetState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sentence above the overview: it says that nothing is wrong only if that is so. */
class MatrixTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    @Test
    void nothing_is_wrong_while_all_is_verified() {
        assertThat(summary(List.of(), at(TargetState.VERIFIED, Liveness.VERIFIED, null, null))
                        .text())
                .isEqualTo("1 environment is live and verified. Nothing is wrong.");
    }

    @Test
    void proven_rollback_counts_as_verified() {
        Matrix.Summary summary = summary(
                List.of(), at(TargetState.ROLLED_BACK, Liveness.VERIFIED, null, next(ReleaseStatus.ROLLED_BACK, null)));

        assertThat(summary.text()).isEqualTo("1 environment is live and verified.");
        assertThat(summary.wrong())
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.said()).isEqualTo("was rolled back"));
    }

    @Test
    void missing_rights_are_wrong_though_the_release_only_waits() {
        Matrix.Summary summary = summary(
                List.of(),
                at(
                        TargetState.WAITING,
                        Liveness.VERIFIED,
                        next(ReleaseStatus.WAITING, new Hold(Hold.Kind.NEED, "it may not create ingresses")),
                        null));

        assertThat(summary.text()).isEqualTo("1 environment is live and verified.");
        assertThat(summary.wrong())
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.said()).isEqualTo("does not go on: it may not create ingresses"));
    }

    @Test
    void pause_is_said_and_nothing_is_called_right() {
        Overview.InEnvironment paused = new Overview.InEnvironment(
                "staging",
                "hello-staging",
                TargetState.VERIFIED,
                new Overview.Paused("ann", "a sale is on", NOW),
                null,
                null,
                null,
                List.of(),
                Liveness.VERIFIED,
                TargetState.VERIFIED);

        assertThat(summary(List.of(), paused).text()).isEqualTo("1 environment is live and verified, 1 is paused.");
    }

    @Test
    void events_that_stand_still_are_said() {
        assertThat(summary(List.of("Kafka is away"), at(TargetState.VERIFIED, Liveness.VERIFIED, null, null))
                        .text())
                .isEqualTo("1 environment is live and verified. Events stand still, so this may be out of date.");
    }

    @Test
    void broken_build_is_said() {
        Overview broken = new Overview(
                "hello",
                "https://git.example/hello.git",
                List.of(at(TargetState.VERIFIED, Liveness.VERIFIED, null, null)),
                new Overview.Broken(
                        UUID.randomUUID(), Outcome.Kind.BUILD_FAILED, "c0ffee", "ann", "push", "step 3 failed", NOW));

        assertThat(Matrix.summary(List.of(broken), List.of()).text())
                .isEqualTo("1 environment is live and verified, the newest change of it could not be built.");
    }

    private static Matrix.Summary summary(List<String> events, Overview.InEnvironment... environments) {
        return Matrix.summary(
                List.of(new Overview("hello", "https://git.example/hello.git", List.of(environments), null)), events);
    }

    private static Overview.InEnvironment at(
            TargetState state, Liveness live, Overview.@Nullable Next next, Overview.@Nullable Next last) {
        return new Overview.InEnvironment(
                "staging", "hello-staging", state, null, null, next, last, List.of(), live, state);
    }

    private static Overview.Next next(ReleaseStatus status, @Nullable Hold hold) {
        return new Overview.Next(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "c0ffee",
                "ann",
                status,
                TargetState.of(status),
                hold == null ? "because" : hold.sentence(),
                NOW,
                null,
                hold);
    }
}
