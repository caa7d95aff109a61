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
        Optional<NextAction> overruled = overruled(seen);
        if (overruled.isPresent()) {
            return overruled.get();
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

    /** Somebody else acted on the Helm release since this one began: what they did is not fought. */
    private static Optional<NextAction> overruled(Observation seen) {
        if (seen.goal() instanceof Observation.Goal.Remove) {
            return Optional.empty();
        }
        if (seen.base() > 0 && seen.last().map(HelmRevision::number).orElse(0) < seen.base()) {
            return HelmRevision.doneSince(seen.history(), seen.base()).map(NextActions::changedByAnother);
        }
        Optional<HelmRevision> made = seen.made();
        if (made.isEmpty()) {
            return Optional.empty();
        }
        HelmRevision last = seen.history().getLast();
        boolean foreign = last.number() > made.get().number();
        if (foreign && (last.status().pending() || last.status() == HelmRevision.Status.UNKNOWN)) {
            return seen.mayBeAlive(last)
                    ? Optional.of(new NextAction.Wait(
                            LOOK_AGAIN, "somebody else's Helm may be at work on revision " + last.number()))
                    : Optional.empty();
        }
        return HelmRevision.doneSince(seen.history(), made.get().number()).map(NextActions::changedByAnother);
    }

    private static NextAction changedByAnother(String what) {
        return new NextAction.GiveUp(
                new HelmFailure(ReleaseFailed.Reason.CHANGED_BY_ANOTHER, what + " while it was being deployed", false));
    }

    private static NextAction resumeFrom(HelmRevision made, Observation seen) {
        return switch (made.status()) {
            case DEPLOYED, SUPERSEDED -> new NextAction.Adopt(made.number());
            case PENDING_INSTALL, PENDING_UPGRADE, PENDING_ROLLBACK, UNKNOWN ->
                seen.mayBeAlive(made)
                        ? new NextAction.Wait(LOOK_AGAIN, "Helm may still be at it on another machine")
                        : new NextAction.Forget(made.number());
            case FAILED -> afterFailure(made, seen);
            case UNINSTALLING, UNINSTALLED -> changedByAnother("somebody uninstalled the Helm release");
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
