package io.fairway.release.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.release.ReleaseStatus;
import io.fairway.release.query.Hold.Kind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HoldsTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final Holds.Ahead BUSY = new Holds.Ahead("release 7 (chart 1.0.1)", "its chart was published");

    /** A standing under construction; what is not said is not so. */
    private record Case(
            ReleaseStatus status,
            boolean rollback,
            @Nullable String paused,
            @Nullable String need,
            Instant turn,
            Holds.@Nullable Ahead ahead,
            @Nullable Instant verdictDue,
            List<String> broken) {

        static Case of(ReleaseStatus status) {
            return new Case(status, false, null, null, NOW, null, null, List.of());
        }

        Case aRollback() {
            return new Case(status, true, paused, need, turn, ahead, verdictDue, broken);
        }

        Case paused(String why) {
            return new Case(status, rollback, why, need, turn, ahead, verdictDue, broken);
        }

        Case needs(String what, Instant next) {
            return new Case(status, rollback, paused, what, next, ahead, verdictDue, broken);
        }

        Case turn(Instant since) {
            return new Case(status, rollback, paused, need, since, ahead, verdictDue, broken);
        }

        Case behind(Holds.Ahead other) {
            return new Case(status, rollback, paused, need, turn, other, verdictDue, broken);
        }

        Case verdictDue(Instant at) {
            return new Case(status, rollback, paused, need, turn, ahead, at, broken);
        }

        Case broken(String... what) {
            return new Case(status, rollback, paused, need, turn, ahead, verdictDue, List.of(what));
        }

        Holds.Standing standing() {
            return new Holds.Standing(
                    status,
                    rollback,
                    "production",
                    status == ReleaseStatus.VERIFYING ? 3 : null,
                    "it was verified in staging",
                    paused,
                    need,
                    turn,
                    ahead,
                    verdictDue,
                    broken);
        }
    }

    @ParameterizedTest
    @MethodSource
    void hold_is_said(Case known, Kind kind, String sentence) {
        assertThat(Holds.choose(known.standing(), NOW)).contains(new Hold(kind, sentence));
    }

    static Stream<Arguments> hold_is_said() {
        Case waiting = Case.of(ReleaseStatus.WAITING);
        Case deploying = Case.of(ReleaseStatus.DEPLOYING);
        Case verifying = Case.of(ReleaseStatus.VERIFYING);
        return Stream.of(
                when(
                        "people have to approve it",
                        Case.of(ReleaseStatus.AWAITING_APPROVAL),
                        Kind.APPROVAL,
                        "it was verified in staging"),
                when(
                        "somebody paused, which is said though another is in flight",
                        waiting.behind(BUSY).paused("ann paused production: a sale is on"),
                        Kind.PAUSE,
                        "it waits for production: ann paused production: a sale is on"),
                when(
                        "a rollback does not wait for a pause",
                        waiting.aRollback().paused("ann paused production: a sale is on"),
                        Kind.WORK,
                        "the turn of its rollback in production has come: it was verified in staging"),
                when(
                        "another is in flight",
                        waiting.behind(BUSY),
                        Kind.ANOTHER,
                        "it waits for production behind release 7 (chart 1.0.1), which comes first: its chart was"
                                + " published"),
                when(
                        "the cluster is away, and it is asked again",
                        waiting.needs(
                                "the cluster does not answer; tried once, and again after 15 s", NOW.plusSeconds(12)),
                        Kind.NEED,
                        "it waits for production: the cluster does not answer; tried once, and again after 15 s (next"
                                + " try at 2026-12-01T12:00:12Z)"),
                when(
                        "rights are missing",
                        waiting.needs("ServiceAccount fairway may not create ingresses in namespace shop", NOW),
                        Kind.NEED,
                        "it waits for production: ServiceAccount fairway may not create ingresses in namespace shop"),
                when(
                        "its turn has come a moment ago",
                        waiting.turn(NOW.minusSeconds(3)),
                        Kind.WORK,
                        "its turn in production has come: it was verified in staging"),
                when(
                        "nobody takes it up",
                        waiting.turn(NOW.minusSeconds(31)),
                        Kind.WORKER,
                        "its turn in production has come, but nothing has taken it up since 2026-12-01T11:59:29Z:"
                                + " release-service is busy elsewhere, or the worker that had production was lost a moment"
                                + " ago"),
                when("Helm is at it", deploying, Kind.WORK, "Helm brings it to production at this moment"),
                when("Helm undoes it", deploying.aRollback(), Kind.WORK, "Helm undoes it in production at this moment"),
                when(
                        "a quota is used up while Helm is at it",
                        deploying.needs("exceeded quota: pods", NOW),
                        Kind.NEED,
                        "it is on its way to production, and waits: exceeded quota: pods"),
                when(
                        "it is watched",
                        verifying.verdictDue(NOW.plusSeconds(1)),
                        Kind.WORK,
                        "Helm installed it in production as revision 3; whether it is healthy is being watched"),
                when(
                        "the verdict is overdue",
                        verifying.verdictDue(NOW.minusSeconds(1)),
                        Kind.VERDICT,
                        "Helm installed it in production as revision 3, and its verdict was due at"
                                + " 2026-12-01T11:59:59Z: is verifier-service running?"),
                when(
                        "consumers are down",
                        verifying.broken("verifier-service has dealt with no event", "Kafka is away"),
                        Kind.EVENTS,
                        "Helm installed it in production as revision 3, and its verdict cannot arrive: verifier-service"
                                + " has dealt with no event; Kafka is away"),
                when(
                        "the live state is read",
                        Case.of(ReleaseStatus.RECORDING),
                        Kind.WORK,
                        "the verdict on it in production is in; the live state is being read"),
                when(
                        "the live state cannot be read",
                        Case.of(ReleaseStatus.RECORDING).needs("the cluster does not answer", NOW),
                        Kind.NEED,
                        "the verdict on it in production is in; the live state is being read, and waits: the cluster"
                                + " does not answer"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ReleaseStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"AWAITING_APPROVAL", "WAITING", "DEPLOYING", "VERIFYING", "RECORDING"})
    void what_has_ended_waits_for_nothing(ReleaseStatus status) {
        assertThat(Holds.choose(Case.of(status).standing(), NOW)).isEmpty();
    }

    @Test
    void every_kind_can_be_told() {
        Set<Kind> told = EnumSet.noneOf(Kind.class);
        hold_is_said().forEach(arguments -> told.add((Kind) arguments.get()[1]));

        assertThat(told).containsExactlyInAnyOrder(Kind.values());
    }

    private static Arguments when(String name, Case known, Kind kind, String sentence) {
        return Arguments.of(Named.of(name, known), kind, sentence);
    }
}
