package io.fairway.release.deploy;

import io.fairway.release.Release;
import io.fairway.release.ReleaseConfig;
import io.fairway.release.ReleaseObjects;
import io.fairway.release.ReleaseStore;
import io.fairway.release.Undoing;
import io.fairway.release.lease.HeldLease;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Looks at Helm and at the database for a release that is about to be deployed. Changes nothing. */
@ApplicationScoped
class ObserveRelease {

    private final Helm helm;
    private final ReleaseStore releases;
    private final Clock clock;
    private final Duration helmDeadline;
    private final ReleaseConfig config;
    private final String host = hostName();

    ObserveRelease(
            Helm helm,
            ReleaseStore releases,
            Clock clock,
            @ConfigProperty(name = "fairway.helm-deadline", defaultValue = "5m") Duration helmDeadline,
            ReleaseConfig config) {
        this.helm = helm;
        this.releases = releases;
        this.clock = clock;
        this.helmDeadline = helmDeadline;
        this.config = config;
    }

    /**
     * What was there before a release begins.
     *
     * @param base Helm's last revision; 0 if there is none
     * @param undone the objects of all revisions that a rollback takes back; null for other releases
     * @param unverified the revision that a rollback restores though Fairway did not make it; null if there is none
     */
    record Before(
            int base,
            @Nullable ReleaseObjects undone,
            @Nullable Integer unverified) {}

    /** This machine, so that after a crash its Helm processes can be found. */
    String host() {
        return host;
    }

    Before before(Release release) {
        List<HelmRevision> history = helm.history(release.place());
        int base = history.isEmpty() ? 0 : history.getLast().number();
        if (!release.isRollback()) {
            return new Before(base, null, null);
        }
        Past past = past(release);
        Integer unverified = past.restoredRevisions().isEmpty() ? past.unverified(history) : null;
        int stays = history.stream()
                .map(HelmRevision::number)
                .filter(number ->
                        number.equals(unverified) || past.restoredRevisions().contains(number))
                .reduce(Math::max)
                .orElse(past.undoneBase());
        ReleaseObjects undone = ReleaseObjects.union(history.stream()
                .filter(revision -> revision.number() > stays)
                .map(revision ->
                        helm.objects(release.place(), revision.number()).begunAt(revision.created()))
                .toList());
        return new Before(base, undone, unverified);
    }

    /** What there is to know before the next action. */
    Observation now(Release release, HeldLease lease) {
        List<HelmRevision> history = helm.history(release.place());
        Past past = past(release);
        int base = baseOf(release);
        HelmFailure classified = history.stream()
                .filter(revision -> revision.number() > base && revision.status() == HelmRevision.Status.FAILED)
                .reduce((older, newer) -> newer)
                .map(helm::classify)
                .orElse(null);
        boolean orphans = !lease.hasNoOrphans() && helm.hasOrphans(past.ours());
        if (!orphans) {
            lease.orphansAreGone();
        }
        return new Observation(
                release.id(),
                goal(release, past),
                base,
                history,
                past.ours(),
                host.equals(release.deployment().startedOn()),
                orphans,
                release.deployment().attempts(),
                config.retry().policy(),
                classified,
                clock.instant(),
                helmDeadline);
    }

    private static Observation.Goal goal(Release release, Past past) {
        if (!release.isRollback()) {
            return new Observation.Goal.Install();
        }
        if (release.restores() != null) {
            return new Observation.Goal.Restore(release.restores(), past.restoredRevisions());
        }
        Integer unverified = release.undoing().map(Undoing::restoresRevision).orElse(null);
        return unverified == null
                ? new Observation.Goal.Remove()
                : new Observation.Goal.Restore(null, List.of(unverified));
    }

    /** The revision that Helm made before it failed. */
    @Nullable
    Integer madeBy(Release release) {
        int base = baseOf(release);
        return helm.history(release.place()).stream()
                .filter(revision -> revision.number() > base && release.id().equals(revision.releaseId()))
                .map(HelmRevision::number)
                .findFirst()
                .orElse(null);
    }

    /**
     * What the database knows about the past of a target.
     *
     * @param ours every release that Fairway made there
     * @param restoredRevisions Helm's revisions of the release to be restored
     * @param undoneBase Helm's last revision before the release that is undone
     */
    private record Past(List<UUID> ours, List<Integer> restoredRevisions, int undoneBase) {

        /** The revision that was live before Fairway's first release, if somebody had installed something by hand. */
        @Nullable
        Integer unverified(List<HelmRevision> history) {
            return history.stream()
                    .filter(revision -> revision.number() <= undoneBase)
                    .filter(revision -> revision.status().complete())
                    .filter(revision -> revision.releaseId() == null || !ours.contains(revision.releaseId()))
                    .map(HelmRevision::number)
                    .reduce((older, newer) -> newer)
                    .orElse(null);
        }
    }

    private Past past(Release release) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Integer> restored = release.restores() == null
                    ? List.of()
                    : releases.findByIdOptional(release.restores())
                            .map(releases::revisionsOf)
                            .orElse(List.of());
            Integer base = release.rollsBack() == null
                    ? null
                    : releases.findByIdOptional(release.rollsBack())
                            .map(undone -> undone.deployment().baseRevision())
                            .orElse(null);
            return new Past(releases.idsAt(release.target()), new ArrayList<>(restored), base == null ? 0 : base);
        });
    }

    private static int baseOf(Release release) {
        Integer base = release.deployment().baseRevision();
        return base == null ? 0 : base;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
