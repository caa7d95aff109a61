package io.fairway.release.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.release.ReleaseStatus;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two badges: what is live, and what was tried last. */
class LivenessTest {

    private static final Instant EARLIER = Instant.parse("2026-12-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    @ParameterizedTest
    @MethodSource
    void what_is_live_and_what_was_tried_are_two_things(
            Overview.@Nullable Live live,
            Overview.@Nullable Next next,
            Overview.@Nullable Next last,
            Liveness liveness,
            TargetState tried) {
        assertThat(Liveness.of(live, next, last)).isEqualTo(liveness);
        assertThat(Overview.tried(next, last)).isEqualTo(tried);
    }

    static Stream<Arguments> what_is_live_and_what_was_tried_are_two_things() {
        return Stream.of(
                when("nothing was ever released", null, null, null, Liveness.NOTHING, TargetState.NOTHING),
                when(
                        "it was verified",
                        live(NOW),
                        null,
                        at(ReleaseStatus.VERIFIED, 1),
                        Liveness.VERIFIED,
                        TargetState.VERIFIED),
                when(
                        "a proven rollback",
                        live(NOW),
                        null,
                        at(ReleaseStatus.ROLLED_BACK, 2),
                        Liveness.VERIFIED,
                        TargetState.ROLLED_BACK),
                when(
                        "the first release was undone",
                        null,
                        null,
                        at(ReleaseStatus.ROLLED_BACK, 1),
                        Liveness.NOTHING,
                        TargetState.ROLLED_BACK),
                when(
                        "its content is in quarantine",
                        live(EARLIER),
                        null,
                        at(ReleaseStatus.QUARANTINED, null),
                        Liveness.VERIFIED,
                        TargetState.QUARANTINED),
                when(
                        "the next one waits for approval",
                        live(EARLIER),
                        at(ReleaseStatus.AWAITING_APPROVAL, null),
                        at(ReleaseStatus.AWAITING_APPROVAL, null),
                        Liveness.VERIFIED,
                        TargetState.WAITING),
                when(
                        "Helm replaces what was verified",
                        live(EARLIER),
                        at(ReleaseStatus.DEPLOYING, null),
                        at(ReleaseStatus.DEPLOYING, null),
                        Liveness.NOT_JUDGED,
                        TargetState.RUNNING),
                when(
                        "Helm installs the first",
                        null,
                        at(ReleaseStatus.DEPLOYING, null),
                        at(ReleaseStatus.DEPLOYING, null),
                        Liveness.NOTHING,
                        TargetState.RUNNING),
                when(
                        "the first is watched",
                        null,
                        at(ReleaseStatus.VERIFYING, 1),
                        at(ReleaseStatus.VERIFYING, 1),
                        Liveness.NOT_JUDGED,
                        TargetState.RUNNING),
                when(
                        "it failed, and its rollback waits",
                        live(EARLIER),
                        at(ReleaseStatus.WAITING, null),
                        at(ReleaseStatus.FAILED, 2),
                        Liveness.NOT_JUDGED,
                        TargetState.FAILED),
                when(
                        "its chart was unusable, and Helm was never asked",
                        live(EARLIER),
                        at(ReleaseStatus.WAITING, null),
                        at(ReleaseStatus.FAILED, null),
                        Liveness.VERIFIED,
                        TargetState.FAILED),
                when(
                        "undoing it did not end well",
                        live(EARLIER),
                        null,
                        at(ReleaseStatus.ROLLBACK_FAILED, 2),
                        Liveness.NOT_JUDGED,
                        TargetState.FAILED),
                when(
                        "somebody else intervened, and what they did stays",
                        live(EARLIER),
                        null,
                        at(ReleaseStatus.OVERRULED, 2),
                        Liveness.CHANGED_BY_ANOTHER,
                        TargetState.FAILED),
                when(
                        "its content was live already",
                        live(EARLIER),
                        null,
                        at(ReleaseStatus.UNCHANGED, null),
                        Liveness.VERIFIED,
                        TargetState.VERIFIED),
                when(
                        "undoing it did not end well, and a later rollback did",
                        live(NOW.plusSeconds(1)),
                        null,
                        at(ReleaseStatus.ROLLBACK_FAILED, 2),
                        Liveness.VERIFIED,
                        TargetState.FAILED),
                when(
                        "an uninstallation is compared",
                        null,
                        at(ReleaseStatus.RECORDING, null),
                        at(ReleaseStatus.FAILED, null),
                        Liveness.NOTHING,
                        TargetState.FAILED));
    }

    private static Overview.Live live(Instant since) {
        return new Overview.Live(
                UUID.randomUUID(), UUID.randomUUID(), "c0ffee1", "ann", "push", "1.0.1", "sha256:i", 1, since, null);
    }

    private static Overview.Next at(ReleaseStatus status, @Nullable Integer revision) {
        return Overview.Next.of(
                UUID.randomUUID(), UUID.randomUUID(), "c0ffee2", "ann", status, "because", NOW, revision, null);
    }

    private static Arguments when(
            String name,
            Overview.@Nullable Live live,
            Overview.@Nullable Next next,
            Overview.@Nullable Next last,
            Liveness liveness,
            TargetState tried) {
        return Arguments.of(Named.of(name, live), next, last, liveness, tried);
    }
}
