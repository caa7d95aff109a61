package io.fairway.release.drift;

import io.fairway.events.TargetChangedByAnother.Kind;
import io.fairway.release.deploy.HelmRevision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What Helm has at a target, and whether Fairway brought it: decided from Helm's history, and from what Fairway did last. */
sealed interface HelmHead {

    /** What Fairway brought, or nothing where it left nothing. */
    record Ours() implements HelmHead {}

    /** Somebody's Helm is at work, or nothing of Fairway's was ever there: there is nothing to say. */
    record Unsure() implements HelmHead {}

    /**
     * Somebody else's doing.
     *
     * @param revision Helm's newest; null if nothing is installed
     * @param label the release whose label it has; null if it has none, or if a label says nothing about its content
     * @param at when; null if that is not known
     * @param fingerprint tells it from others
     * @param message one sentence
     */
    record Foreign(
            Kind kind,
            @Nullable Integer revision,
            @Nullable UUID label,
            @Nullable Instant at,
            String fingerprint,
            String message)
            implements HelmHead {}

    /**
     * @param history oldest first
     * @param everActed whether any release of Fairway came as far as Helm here
     * @param expected Helm's revision after what Fairway did last; null if it left nothing installed
     * @param isOurs whether a revision was made by Fairway
     */
    static HelmHead of(
            List<HelmRevision> history, boolean everActed, @Nullable Integer expected, Predicate<HelmRevision> isOurs) {
        if (!everActed) {
            return new Unsure();
        }
        if (history.isEmpty()) {
            return expected == null ? new Ours() : uninstalled(expected, null);
        }
        HelmRevision last = history.getLast();
        return switch (last.status()) {
            case PENDING_INSTALL, PENDING_UPGRADE, PENDING_ROLLBACK, UNINSTALLING, UNKNOWN -> new Unsure();
            case UNINSTALLED -> expected == null ? new Ours() : uninstalled(expected, last);
            case DEPLOYED, SUPERSEDED -> of(last, isOurs);
            // Whoever it was: what Helm has is what it had before.
            case FAILED -> deployed(history).map(head -> of(head, isOurs)).orElseGet(Unsure::new);
        };
    }

    private static Optional<HelmRevision> deployed(List<HelmRevision> history) {
        return history.stream()
                .filter(revision -> revision.status() == HelmRevision.Status.DEPLOYED)
                .reduce((older, newer) -> newer);
    }

    private static HelmHead of(HelmRevision head, Predicate<HelmRevision> isOurs) {
        if (isOurs.test(head)) {
            return new Ours();
        }
        boolean rollback = head.description().startsWith("Rollback to ");
        return new Foreign(
                rollback ? Kind.HELM_ROLLBACK : Kind.HELM_UPGRADE,
                head.number(),
                // An upgrade by hand inherits the label of what it replaces.
                rollback ? head.releaseId() : null,
                head.created(),
                "helm v" + head.number() + " of " + head.created(),
                "somebody ran " + (rollback ? "helm rollback" : "helm upgrade or install") + ": Helm revision "
                        + head.number() + ", made at " + head.created() + ", is none of Fairway's");
    }

    private static HelmHead uninstalled(int expected, @Nullable HelmRevision kept) {
        return new Foreign(
                Kind.HELM_UNINSTALL,
                null,
                null,
                null,
                "uninstalled after v" + expected + (kept == null ? "" : " of " + kept.created()),
                "somebody ran helm uninstall: nothing is installed, where Fairway had left Helm revision " + expected);
    }
}
