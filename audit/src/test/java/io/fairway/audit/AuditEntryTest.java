package io.fairway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fairway.audit.AuditEntry.ActorKind;
import io.fairway.events.ActionTaken;
import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.Envelope;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.Source;
import io.fairway.events.Target;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuditEntryTest {

    private static final Source SOURCE = new Source("https://git.example/hello.git", "main", "c0ffee", 7);
    private static final Target TARGET = new Target("hello", "production");
    private static final UUID RELEASE = new UUID(2, 2);
    private static final UUID OTHER = new UUID(3, 3);

    static Stream<Arguments> events() {
        return Stream.of(
                arguments(
                        new ChangeAccepted(SOURCE, "Ada", "Keep a guestbook"),
                        "Ada",
                        ActorKind.AUTHOR,
                        null,
                        null,
                        null,
                        "Keep a guestbook (Ada)"),
                arguments(
                        new BuildFailed(
                                SOURCE, BuildFailed.Reason.STEP_FAILED, "step 3 failed", "http://log", List.of()),
                        "fairway/test",
                        ActorKind.SERVICE,
                        "STEP_FAILED",
                        null,
                        null,
                        "step 3 failed"),
                arguments(
                        new ReleaseRequested(
                                RELEASE, TARGET, ReleaseRequested.Kind.ROLLBACK, null, null, null, OTHER, "it failed"),
                        "fairway/test",
                        ActorKind.SERVICE,
                        "ROLLBACK",
                        RELEASE,
                        OTHER,
                        "it failed"),
                arguments(
                        new ReleaseFailed(
                                RELEASE,
                                TARGET,
                                3,
                                ReleaseFailed.Reason.CRASH_LOOP,
                                "it keeps crashing",
                                List.of(),
                                List.of(),
                                List.of()),
                        "fairway/test",
                        ActorKind.SERVICE,
                        "CRASH_LOOP",
                        RELEASE,
                        null,
                        "CRASH_LOOP: it keeps crashing"),
                arguments(
                        new ReleaseRolledBack(RELEASE, TARGET, OTHER, null, 4, false, List.of(), "not well", List.of()),
                        "fairway/test",
                        ActorKind.SERVICE,
                        AuditEntry.NOT_RESTORED,
                        RELEASE,
                        OTHER,
                        "not well"),
                arguments(
                        new ReleaseSkipped(RELEASE, TARGET, SOURCE, ReleaseSkipped.Reason.REJECTED, "ada said no"),
                        "fairway/test",
                        ActorKind.SERVICE,
                        "REJECTED",
                        RELEASE,
                        null,
                        "ada said no"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEvent_saysWhoWhatAndWhy(
            FairwayEvent event, String actor, ActorKind kind, String detail, UUID release, UUID related, String why) {
        AuditEntry entry = AuditEntry.of(envelope(event));

        assertThat(entry.type()).isEqualTo(event.getClass().getSimpleName());
        assertThat(entry.actor()).isEqualTo(actor);
        assertThat(entry.actorKind()).isEqualTo(kind);
        assertThat(entry.detail()).isEqualTo(detail);
        assertThat(entry.releaseId()).isEqualTo(release);
        assertThat(entry.relatedReleaseId()).isEqualTo(related);
        assertThat(entry.why()).isEqualTo(why);
    }

    @Test
    void whatAPersonDid_isTheirs() {
        AuditEntry entry = AuditEntry.of(envelope(
                new ActionTaken("ada", ActionTaken.Action.PAUSE, "hello", "production", null, null, "the fair is on")));

        assertThat(entry.actor()).isEqualTo("ada");
        assertThat(entry.actorKind()).isEqualTo(ActorKind.PERSON);
        assertThat(entry.detail()).isEqualTo("PAUSE");
        assertThat(entry.why()).contains("the fair is on");
        assertThat(entry.application()).isEqualTo("hello");
        assertThat(entry.environment()).isEqualTo("production");
    }

    @Test
    void anAuthorWhoCallsHimselfFairway_isStillAnAuthor() {
        AuditEntry entry = AuditEntry.of(envelope(new ChangeAccepted(SOURCE, "fairway/release-service", "trust me")));

        assertThat(entry.actorKind()).isEqualTo(ActorKind.AUTHOR);
        assertThat(new AuditFilter(null, null, "fairway", null, null, null, null, null).wants(entry))
                .isFalse();
    }

    private static Envelope envelope(FairwayEvent event) {
        return new Envelope(
                new UUID(0, 1), Instant.parse("2026-11-23T08:00:00Z"), "/fairway/test", new UUID(1, 1), null, event);
    }
}
