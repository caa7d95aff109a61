package io.fairway.release.drift;

import io.fairway.events.Place;
import io.fairway.events.Target;
import io.fairway.release.ConcludeRelease;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.ReleaseStore;
import io.fairway.release.deploy.Helm;
import io.fairway.release.deploy.HelmRevision;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks whether Helm has at a target what Fairway brought, and notes it if not. */
@ApplicationScoped
class LookAtHelm {

    private final Helm helm;
    private final ReleaseStore releases;
    private final TargetsAtHelm targets;
    private final InterventionStore interventions;
    private final NoteInterventions note;
    private final ConcludeRelease conclude;
    private final Clock clock;

    LookAtHelm(
            Helm helm,
            ReleaseStore releases,
            TargetsAtHelm targets,
            InterventionStore interventions,
            NoteInterventions note,
            ConcludeRelease conclude,
            Clock clock) {
        this.helm = helm;
        this.releases = releases;
        this.targets = targets;
        this.interventions = interventions;
        this.note = note;
        this.conclude = conclude;
        this.clock = clock;
    }

    /** @throws io.fairway.release.TransientFaultException if the cluster is away */
    void look(Target target) {
        Release before = QuarkusTransaction.requiringNew()
                .call(() -> targets.last(target))
                .orElse(null);
        if (before == null || isBusy(before)) {
            return;
        }
        Place place = before.place();
        List<HelmRevision> history = helm.history(place);
        String by = history.isEmpty()
                ? null
                : helm.writer(place, history.getLast().number()).orElse(null);
        QuarkusTransaction.requiringNew().run(() -> {
            releases.lock(target.application());
            // What was read of Helm is about the state before; if that has changed meanwhile, it is looked at again.
            targets.last(target)
                    .filter(now -> now.id().equals(before.id()) && now.status() == before.status())
                    .ifPresent(now -> follow(target, now, history, by));
        });
    }

    private void follow(Target target, Release last, List<HelmRevision> history, @Nullable String by) {
        Integer expected = last.helmRevision();
        boolean leftNothing = last.isRollback() && expected == null;
        if (expected == null && !leftNothing) {
            expected = last.deployment().baseRevision();
            leftNothing = expected == null || expected == 0;
        }
        switch (HelmHead.of(history, true, leftNothing ? null : expected, head -> isOurs(target, head))) {
            case HelmHead.Ours ours -> interventions.endOfHelms(target, clock.instant());
            case HelmHead.Unsure unsure -> {}
            case HelmHead.Foreign foreign -> {
                note.helm(target, foreign, by, last, contentOf(target, foreign.label()));
                if (last.status() == ReleaseStatus.VERIFYING && !last.isRollback()) {
                    conclude.overruled(last, foreign.message());
                }
            }
        }
    }

    /** Whether Helm may be at work for it: whoever works there looks by itself. */
    private static boolean isBusy(Release release) {
        return release.status() == ReleaseStatus.DEPLOYING || release.status() == ReleaseStatus.RECORDING;
    }

    /** The number alone tells nothing: after an uninstallation Helm counts from 1 again. */
    private boolean isOurs(Target target, HelmRevision head) {
        Optional<Release> made = releases.ofRevision(target, head.number());
        if (made.isEmpty()) {
            return isOlderThanFairway(target, head);
        }
        UUID label = head.releaseId();
        return label == null
                ? made.get()
                        .undoing()
                        .flatMap(undoing -> Optional.ofNullable(undoing.restoresRevision()))
                        .isPresent()
                : label.equals(made.get().id()) || label.equals(made.get().restores());
    }

    /** What was there before Fairway's first release failed, and is still there. */
    private boolean isOlderThanFairway(Target target, HelmRevision head) {
        return targets.last(target)
                .map(release -> release.deployment().baseRevision())
                .filter(base -> base == head.number())
                .isPresent();
    }

    /** A rollback has the label of what it restores; what installs that anew has its own. */
    private @Nullable Release contentOf(Target target, @Nullable UUID label) {
        if (label == null) {
            return null;
        }
        Release labelled = releases.findById(label);
        if (labelled == null || !labelled.target().equals(target)) {
            return null;
        }
        return labelled.restores() == null ? labelled : releases.findById(labelled.restores());
    }
}
