package io.fairway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.audit.AuditEntry;
import io.fairway.audit.AuditEntry.ActorKind;
import io.fairway.events.ReleaseRequested.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReleaseTimesTest {

    private static final UUID CHANGE = new UUID(1, 1);
    private static final UUID RELEASE = new UUID(2, 2);
    private static final UUID ROLLBACK = new UUID(3, 3);

    @Test
    void aBadRelease_failedWithItsVerdict_andIsUndoneWithItsRollback() {
        List<ReleaseTimes> releases = ReleaseTimes.from(
                List.of(
                        entry(1, "ReleaseRequested", "CHANGE", RELEASE, null),
                        entry(2, "ReleaseDeployed", null, RELEASE, null),
                        entry(3, "ReleaseFailed", "CRASH_LOOP", RELEASE, null),
                        entry(4, "ReleaseRequested", "ROLLBACK", ROLLBACK, RELEASE),
                        entry(5, "ReleaseDeployed", null, ROLLBACK, null),
                        entry(6, "ReleaseVerified", null, ROLLBACK, null),
                        entry(7, "ReleaseRolledBack", AuditEntry.RESTORED, RELEASE, ROLLBACK)),
                Map.of(CHANGE, at(0)));

        assertThat(releases).extracting(ReleaseTimes::kind).containsExactly(Kind.CHANGE, Kind.ROLLBACK);
        ReleaseTimes bad = releases.getFirst();
        assertThat(bad.accepted()).isEqualTo(at(0));
        assertThat(bad.began()).isEqualTo(at(2));
        assertThat(bad.verified()).isNull();
        assertThat(bad.failed()).isEqualTo(at(3));
        assertThat(bad.undone()).isEqualTo(at(7));
    }

    @Test
    void aGoodRelease_thatSomebodyUndoes_failedWhenThatWasDecided() {
        List<ReleaseTimes> releases = ReleaseTimes.from(
                List.of(
                        entry(1, "ReleaseRequested", "CHANGE", RELEASE, null),
                        entry(2, "ReleaseDeployed", null, RELEASE, null),
                        entry(3, "ReleaseVerified", null, RELEASE, null),
                        entry(9, "ReleaseRequested", "ROLLBACK", ROLLBACK, RELEASE)),
                Map.of());

        assertThat(releases.getFirst().verified()).isEqualTo(at(3));
        assertThat(releases.getFirst().failed()).isEqualTo(at(9));
        assertThat(releases.getFirst().undone()).isNull();
        assertThat(releases.getFirst().accepted()).isNull();
    }

    @Test
    void aReleaseThatHelmCouldNotInstall_beganWhenItFailed() {
        List<ReleaseTimes> releases = ReleaseTimes.from(
                List.of(
                        entry(1, "ReleaseRequested", "MANUAL", RELEASE, null),
                        entry(3, "ReleaseFailed", "HELM_FAILED", RELEASE, null)),
                Map.of());

        assertThat(releases.getFirst().began()).isEqualTo(at(3));
    }

    @Test
    void anUndoingThatDidNotEndWell_isNone() {
        List<ReleaseTimes> releases = ReleaseTimes.from(
                List.of(
                        entry(1, "ReleaseRequested", "CHANGE", RELEASE, null),
                        entry(3, "ReleaseFailed", "CRASH_LOOP", RELEASE, null),
                        entry(7, "ReleaseRolledBack", AuditEntry.NOT_RESTORED, RELEASE, ROLLBACK)),
                Map.of());

        assertThat(releases.getFirst().undone()).isNull();
    }

    @Test
    void whatEndedBeforeItBegan_andWhatIsOnlyKnownInPart_isNotCounted() {
        List<ReleaseTimes> releases = ReleaseTimes.from(
                List.of(
                        entry(1, "ReleaseSkipped", "QUARANTINED", RELEASE, null),
                        entry(2, "ReleaseVerified", null, ROLLBACK, null)),
                Map.of());

        assertThat(releases).isEmpty();
    }

    private static Instant at(int minutes) {
        return Instant.parse("2026-11-23T08:00:00Z").plusSeconds(minutes * 60L);
    }

    private static AuditEntry entry(
            int minutes, String type, @Nullable String detail, UUID release, @Nullable UUID related) {
        return new AuditEntry(
                minutes,
                UUID.randomUUID(),
                at(minutes),
                CHANGE,
                null,
                type,
                detail,
                "hello",
                "production",
                "fairway/release-service",
                ActorKind.SERVICE,
                type,
                "because",
                release,
                related,
                null,
                null,
                null,
                null);
    }
}
