package io.fairway.release.deploy;

import io.fairway.events.ReleaseFailed;
import java.time.Duration;
import java.util.Optional;

/**
 * Chooses the next action from what was observed, and from nothing else: after a crash at any point the same observation
 * leads to the same action, and each action changes what is observed next.
 *
 * <p>Safety: a release makes one Helm revision however often it is tried (an interrupted attempt of ours is forgotten, never
 * counted up), and a Helm process of somebody else who may be alive is never disturbed.
 */
final class NextActions {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private NextActions() {}

    static NextAction decide(Observation seen) {
        if (seen.orphans()) {
            return new NextAction.EndOrphans();
        }
        Optional<HelmRevision> made = seen.made();
        if (made.isPresent() && !(seen.goal() instanceof Observation.Goal.Remove)) {
            return resumeFrom(made.get(), seen);
        }
        if (seen.last().isEmpty()) {
            return seen.goal() instanceof Observation.Goal.Remove
                    ? new NextAction.AdoptNothing()
                    : new NextAction.Upgrade();
        }
        return begin(seen.last().get(), seen);
    }

    private static NextAction resumeFrom(HelmRevision made, Observation seen) {
        return switch (made.status()) {
            case DEPLOYED, SUPERSEDED -> new NextAction.Adopt(made.number());
            case PENDING_INSTALL, PENDING_UPGRADE, PENDING_ROLLBACK, UNKNOWN ->
                seen.mayBeAlive(made)
                        ? new NextAction.Wait(LOOK_AGAIN, "Helm may still be at it on another machine")
                        : new NextAction.Forget(made.number());
            case FAILED -> afterFailure(made, seen);
            case UNINSTALLING, UNINSTALLED ->
                new NextAction.GiveUp(new HelmFailure(
                        ReleaseFailed.Reason.CHANGED_BY_ANOTHER,
                        "somebody uninstalled the Helm release while it was being deployed",
                        false));
        };
    }

    private static NextAction afterFailure(HelmRevision made, Observation seen) {
        HelmFailure failure = seen.classified() == null
                ? new HelmFailure(ReleaseFailed.Reason.HELM_FAILED, "Helm failed", false)
                : seen.classified();
        return switch (seen.afterFailure(failure)) {
            case NextTry.After again -> new NextAction.Forget(made.number());
            case NextTry.Never never -> new NextAction.GiveUp(failure);
        };
    }

    private static NextAction begin(HelmRevision last, Observation seen) {
        return switch (last.status()) {
            case PENDING_INSTALL, PENDING_UPGRADE, PENDING_ROLLBACK, UNKNOWN ->
                seen.mayBeAlive(last)
                        ? new NextAction.Wait(
                                LOOK_AGAIN, "somebody else's Helm may be at work on revision " + last.number())
                        : new NextAction.MarkFailed(last.number());
            case UNINSTALLING ->
                seen.goal() instanceof Observation.Goal.Remove || !seen.mayBeAlive(last)
                        ? new NextAction.Uninstall()
                        : new NextAction.Wait(LOOK_AGAIN, "somebody else's Helm may be at work uninstalling");
            case UNINSTALLED ->
                seen.goal() instanceof Observation.Goal.Remove
                        ? new NextAction.AdoptNothing()
                        : new NextAction.Upgrade();
            case DEPLOYED, SUPERSEDED, FAILED ->
                switch (seen.goal()) {
                    case Observation.Goal.Install install -> new NextAction.Upgrade();
                    case Observation.Goal.Remove remove -> new NextAction.Uninstall();
                    case Observation.Goal.Restore restore -> restore(restore, last, seen);
                };
        };
    }

    private static NextAction restore(Observation.Goal.Restore restore, HelmRevision last, Observation seen) {
        Optional<HelmRevision> restorable = seen.restorable();
        if (restorable.isEmpty()) {
            return restore.restored() != null
                    ? new NextAction.Upgrade()
                    : new NextAction.GiveUp(new HelmFailure(
                            ReleaseFailed.Reason.HELM_FAILED,
                            "the revision that was live before is gone from Helm's history",
                            false));
        }
        boolean untouched = restorable.get().number() == last.number() && last.status() == HelmRevision.Status.DEPLOYED;
        return untouched
                ? new NextAction.Adopt(last.number())
                : new NextAction.Rollback(restorable.get().number(), seen.halfTried());
    }
}
