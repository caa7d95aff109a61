package io.fairway.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.release.deploy.HelmRevision.Status;
import io.fairway.release.deploy.Observation.Goal;
import io.fairway.work.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NextActionsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final UUID OURS = UUID.randomUUID();
    private static final UUID BAD = UUID.randomUUID();
    private static final UUID GOOD = UUID.randomUUID();
    private static final UUID STRANGER = UUID.randomUUID();
    private static final HelmFailure PASSING = new HelmFailure(Reason.HELM_FAILED, "the cluster did not answer", true);
    private static final HelmFailure LASTING = new HelmFailure(Reason.HOOK_FAILED, "a hook failed", false);

    @ParameterizedTest
    @MethodSource({"installing", "restoring", "removing"})
    void action_is(Observation seen, NextAction expected) {
        assertThat(NextActions.decide(seen)).isEqualTo(expected);
    }

    static Stream<Arguments> installing() {
        return Stream.of(
                when("nothing was ever installed", install(0), new NextAction.Upgrade()),
                when("an earlier release is live", install(1, good(1)), new NextAction.Upgrade()),
                when(
                        "an earlier release failed",
                        install(2, good(1), rev(2, Status.FAILED, BAD)),
                        new NextAction.Upgrade()),
                when(
                        "Helm was killed before it wrote anything, and still runs",
                        install(1, good(1)).withOrphans(),
                        new NextAction.EndOrphans()),
                when(
                        "Helm was killed in the middle, and still runs",
                        install(1, good(1), rev(2, Status.PENDING_UPGRADE, OURS))
                                .withOrphans(),
                        new NextAction.EndOrphans()),
                when(
                        "Helm died in the middle of an upgrade",
                        install(1, good(1), rev(2, Status.PENDING_UPGRADE, OURS)),
                        new NextAction.Forget(2)),
                when(
                        "Helm died in the middle of the first installation",
                        install(0, rev(1, Status.PENDING_INSTALL, OURS)),
                        new NextAction.Forget(1)),
                when(
                        "Helm died between superseding the old and completing the new revision",
                        install(1, rev(1, Status.SUPERSEDED, GOOD), rev(2, Status.PENDING_UPGRADE, OURS)),
                        new NextAction.Forget(2)),
                when(
                        "another machine began it and may be at it",
                        install(1, good(1), rev(2, Status.PENDING_UPGRADE, OURS))
                                .elsewhere(),
                        waiting("Helm may still be at it on another machine")),
                when(
                        "another machine began it longer ago than Helm may take",
                        install(1, good(1), old(2, Status.PENDING_UPGRADE, OURS))
                                .elsewhere(),
                        new NextAction.Forget(2)),
                when(
                        "Helm finished, and nobody noticed",
                        install(1, rev(1, Status.SUPERSEDED, GOOD), rev(2, Status.DEPLOYED, OURS)),
                        new NextAction.Adopt(2)),
                when(
                        "Helm finished, and somebody released after it",
                        install(1, rev(2, Status.SUPERSEDED, OURS), rev(3, Status.DEPLOYED, null)),
                        overruled("somebody made Helm revision 3")),
                when(
                        "Helm finished, and somebody rolled back by hand",
                        install(
                                1,
                                rev(1, Status.SUPERSEDED, GOOD),
                                rev(2, Status.SUPERSEDED, OURS),
                                described(3, "Rollback to 1")),
                        overruled("somebody made Helm revision 3 by helm rollback")),
                when(
                        "Helm failed, and somebody mended it by hand",
                        install(1, good(1), rev(2, Status.FAILED, OURS), rev(3, Status.DEPLOYED, null))
                                .failedBy(LASTING),
                        overruled("somebody made Helm revision 3")),
                when(
                        "Helm finished, and somebody's Helm is at work",
                        install(1, rev(2, Status.DEPLOYED, OURS), rev(3, Status.PENDING_UPGRADE, null)),
                        waiting("somebody else's Helm may be at work on revision 3")),
                when(
                        "Helm finished, and somebody's attempt failed",
                        install(1, rev(2, Status.DEPLOYED, OURS), rev(3, Status.FAILED, null)),
                        new NextAction.Adopt(2)),
                when(
                        "everything was uninstalled since it began",
                        install(2),
                        overruled("somebody uninstalled the Helm release")),
                when(
                        "everything was uninstalled since it began, and installed again",
                        install(2, rev(1, Status.DEPLOYED, null)),
                        overruled("somebody uninstalled the Helm release")),
                when(
                        "somebody upgraded by hand after it and inherited its label",
                        install(1, rev(2, Status.SUPERSEDED, OURS), rev(3, Status.DEPLOYED, OURS)),
                        overruled("somebody made Helm revision 3")),
                when(
                        "Helm failed for good, and nobody noticed",
                        install(1, good(1), rev(2, Status.FAILED, OURS)).failedBy(LASTING),
                        new NextAction.GiveUp(LASTING)),
                when(
                        "Helm failed because the cluster was away",
                        install(1, good(1), rev(2, Status.FAILED, OURS)).failedBy(PASSING),
                        new NextAction.Forget(2)),
                when(
                        "Helm failed too often because the cluster was away",
                        install(1, good(1), rev(2, Status.FAILED, OURS))
                                .failedBy(PASSING)
                                .attempt(4),
                        new NextAction.GiveUp(PASSING)),
                when(
                        "somebody's Helm is at work",
                        install(2, good(1), rev(2, Status.PENDING_UPGRADE, null)),
                        waiting("somebody else's Helm may be at work on revision 2")),
                when(
                        "somebody's Helm, of another Fairway perhaps, is at work",
                        install(2, good(1), rev(2, Status.PENDING_UPGRADE, STRANGER)),
                        waiting("somebody else's Helm may be at work on revision 2")),
                when(
                        "somebody's Helm died long ago during an upgrade",
                        install(2, good(1), old(2, Status.PENDING_UPGRADE, null)),
                        new NextAction.MarkFailed(2)),
                when(
                        "somebody's Helm died long ago during the first installation",
                        install(1, old(1, Status.PENDING_INSTALL, null)),
                        new NextAction.MarkFailed(1)),
                when(
                        "somebody's Helm died long ago during a rollback",
                        install(3, good(1), old(3, Status.PENDING_ROLLBACK, null)),
                        new NextAction.MarkFailed(3)),
                when(
                        "Helm left a revision in no known state long ago",
                        install(2, good(1), old(2, Status.UNKNOWN, null)),
                        new NextAction.MarkFailed(2)),
                when(
                        "a release of ours was killed at its deadline here",
                        install(2, good(1), rev(2, Status.PENDING_UPGRADE, BAD)),
                        new NextAction.MarkFailed(2)),
                when(
                        "somebody uninstalls it right now",
                        install(1, rev(1, Status.UNINSTALLING, null)),
                        waiting("somebody else's Helm may be at work uninstalling")),
                when(
                        "an uninstallation was interrupted long ago",
                        install(1, old(1, Status.UNINSTALLING, null)),
                        new NextAction.Uninstall()),
                when(
                        "somebody uninstalled it and kept the history",
                        install(1, rev(1, Status.UNINSTALLED, null)),
                        new NextAction.Upgrade()),
                when(
                        "somebody uninstalls what we just installed",
                        install(1, rev(2, Status.UNINSTALLING, OURS)),
                        overruled("somebody uninstalled the Helm release")));
    }

    static Stream<Arguments> restoring() {
        return Stream.of(
                when(
                        "the bad release is live",
                        restore(2, good(1), rev(2, Status.DEPLOYED, BAD)),
                        new NextAction.Rollback(1, false)),
                when(
                        "the bad release was refused by Helm half-way",
                        restore(2, good(1), rev(2, Status.FAILED, BAD)),
                        new NextAction.Rollback(1, false)),
                when(
                        "the bad release was killed at its deadline",
                        restore(2, good(1), rev(2, Status.PENDING_UPGRADE, BAD)),
                        new NextAction.MarkFailed(2)),
                when("Helm never touched anything", restore(1, good(1)), new NextAction.Adopt(1)),
                when(
                        "the verified content is in several revisions",
                        seen(
                                new Goal.Restore(GOOD, List.of(1, 3)),
                                4,
                                good(1),
                                rev(3, Status.SUPERSEDED, GOOD),
                                rev(4, Status.DEPLOYED, BAD)),
                        new NextAction.Rollback(3, false)),
                when(
                        "the newest of them failed",
                        seen(
                                new Goal.Restore(GOOD, List.of(1, 3)),
                                4,
                                good(1),
                                rev(3, Status.FAILED, GOOD),
                                rev(4, Status.DEPLOYED, BAD)),
                        new NextAction.Rollback(1, false)),
                when(
                        "its revision is gone from the history",
                        restore(12, rev(11, Status.SUPERSEDED, BAD), rev(12, Status.DEPLOYED, BAD)),
                        new NextAction.Upgrade()),
                when(
                        "its revision number is somebody else's by now",
                        restore(2, rev(1, Status.SUPERSEDED, STRANGER), rev(2, Status.DEPLOYED, BAD)),
                        new NextAction.Upgrade()),
                when(
                        "Helm died in the middle of the rollback",
                        restore(2, good(1), rev(2, Status.DEPLOYED, BAD), rev(3, Status.PENDING_ROLLBACK, GOOD)),
                        new NextAction.Forget(3)),
                when(
                        "Helm finished the rollback, and nobody noticed",
                        restore(2, good(1), rev(2, Status.SUPERSEDED, BAD), rev(3, Status.DEPLOYED, GOOD)),
                        new NextAction.Adopt(3)),
                when(
                        "Helm finished installing the old chart again, and nobody noticed",
                        restore(2, rev(2, Status.SUPERSEDED, BAD), rev(3, Status.DEPLOYED, OURS)),
                        new NextAction.Adopt(3)),
                when(
                        "the rollback failed once",
                        restore(2, good(1), rev(2, Status.SUPERSEDED, BAD), rev(3, Status.FAILED, GOOD))
                                .failedBy(LASTING)
                                .attempt(1),
                        new NextAction.Forget(3)),
                when(
                        "the rollback failed often, so objects are replaced",
                        restore(2, good(1), rev(2, Status.SUPERSEDED, BAD)).attempt(2),
                        new NextAction.Rollback(1, true)),
                when(
                        "the rollback failed too often",
                        restore(2, good(1), rev(2, Status.SUPERSEDED, BAD), rev(3, Status.FAILED, GOOD))
                                .failedBy(LASTING)
                                .attempt(4),
                        new NextAction.GiveUp(LASTING)),
                when(
                        "everything was uninstalled by somebody",
                        restore(2),
                        overruled("somebody uninstalled the Helm release")),
                when(
                        "somebody installed something else after the rollback",
                        restore(
                                2,
                                rev(2, Status.SUPERSEDED, BAD),
                                rev(3, Status.SUPERSEDED, GOOD),
                                rev(4, Status.DEPLOYED, null)),
                        overruled("somebody made Helm revision 4")),
                when(
                        "something installed by hand was live before",
                        seen(
                                new Goal.Restore(null, List.of(1)),
                                2,
                                rev(1, Status.SUPERSEDED, null),
                                rev(2, Status.DEPLOYED, BAD)),
                        new NextAction.Rollback(1, false)),
                when(
                        "that was restored, and nobody noticed",
                        seen(
                                new Goal.Restore(null, List.of(1)),
                                2,
                                rev(2, Status.SUPERSEDED, BAD),
                                described(3, "Rollback to 1")),
                        new NextAction.Adopt(3)),
                when(
                        "that is gone from the history",
                        seen(new Goal.Restore(null, List.of(1)), 2, rev(2, Status.DEPLOYED, BAD)),
                        new NextAction.GiveUp(new HelmFailure(
                                Reason.HELM_FAILED,
                                "the revision that was live before is gone from Helm's history",
                                false))));
    }

    static Stream<Arguments> removing() {
        return Stream.of(
                when("the first release is bad", remove(1, rev(1, Status.DEPLOYED, BAD)), new NextAction.Uninstall()),
                when(
                        "the first release failed half-way",
                        remove(1, rev(1, Status.FAILED, BAD)),
                        new NextAction.Uninstall()),
                when(
                        "the first installation was killed at its deadline",
                        remove(1, rev(1, Status.PENDING_INSTALL, BAD)),
                        new NextAction.MarkFailed(1)),
                when(
                        "Helm died while it uninstalled",
                        remove(1, rev(1, Status.UNINSTALLING, BAD)),
                        new NextAction.Uninstall()),
                when("nothing is left", remove(1), new NextAction.AdoptNothing()),
                when(
                        "nothing is left but the history",
                        remove(1, rev(1, Status.UNINSTALLED, BAD)),
                        new NextAction.AdoptNothing()));
    }

    /** A case under construction. */
    private record Case(
            Goal goal,
            int base,
            List<HelmRevision> history,
            boolean sameHost,
            boolean orphans,
            int attempt,
            @Nullable HelmFailure failure) {

        Case withOrphans() {
            return new Case(goal, base, history, sameHost, true, attempt, failure);
        }

        Case elsewhere() {
            return new Case(goal, base, history, false, orphans, attempt, failure);
        }

        Case attempt(int failed) {
            return new Case(goal, base, history, sameHost, orphans, failed, failure);
        }

        Case failedBy(HelmFailure why) {
            return new Case(goal, base, history, sameHost, orphans, attempt, why);
        }

        Observation observation() {
            return new Observation(
                    OURS,
                    goal,
                    base,
                    history,
                    List.of(OURS, BAD, GOOD),
                    sameHost,
                    orphans,
                    attempt,
                    new RetryPolicy(Duration.ofSeconds(1), 2, Duration.ofSeconds(10), 4),
                    failure,
                    NOW,
                    DEADLINE);
        }
    }

    private static Arguments when(String name, Case given, NextAction expected) {
        return Arguments.of(Named.of(name, given.observation()), expected);
    }

    private static Case install(int base, HelmRevision... history) {
        return seen(new Goal.Install(), base, history);
    }

    private static Case restore(int base, HelmRevision... history) {
        return seen(new Goal.Restore(GOOD, List.of(1)), base, history);
    }

    private static Case remove(int base, HelmRevision... history) {
        return seen(new Goal.Remove(), base, history);
    }

    private static Case seen(Goal goal, int base, HelmRevision... history) {
        return new Case(goal, base, Arrays.asList(history), true, false, 0, null);
    }

    private static HelmRevision good(int number) {
        return rev(number, Status.DEPLOYED, GOOD);
    }

    private static HelmRevision rev(int number, Status status, @Nullable UUID release) {
        return new HelmRevision(number, status, release, "", NOW.minusSeconds(30));
    }

    private static HelmRevision described(int number, String description) {
        return new HelmRevision(number, Status.DEPLOYED, null, description, NOW.minusSeconds(30));
    }

    private static HelmRevision old(int number, Status status, @Nullable UUID release) {
        return new HelmRevision(number, status, release, "", NOW.minusSeconds(301));
    }

    private static NextAction overruled(String what) {
        return new NextAction.GiveUp(
                new HelmFailure(Reason.CHANGED_BY_ANOTHER, what + " while it was being deployed", false));
    }

    private static NextAction waiting(String reason) {
        return new NextAction.Wait(Duration.ofSeconds(2), reason);
    }
}
