package io.fairway.release.deploy;

import io.fairway.events.Checks;
import io.fairway.events.Workload;
import io.fairway.release.Content;
import io.fairway.release.DeploymentResults;
import io.fairway.release.LiveState;
import io.fairway.release.PausedStore;
import io.fairway.release.Release;
import io.fairway.release.ReleaseConfig;
import io.fairway.release.ReleaseObjects;
import io.fairway.release.ReleaseStore;
import io.fairway.release.lease.FencedWrites;
import io.fairway.release.lease.HeldLease;
import io.fairway.release.preflight.PrerequisiteMissingException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Brings a target to a release: looks, chooses one action, does it, stores what came of it. */
@ApplicationScoped
class DeployRelease {

    private static final Logger LOG = Logger.getLogger(DeployRelease.class);

    private final ObserveRelease observe;
    private final Helm helm;
    private final Cluster cluster;
    private final Charts charts;
    private final ReleaseStore releases;
    private final PausedStore pauses;
    private final FencedWrites writes;
    private final DeploymentResults results;
    private final UndoRelease undo;
    private final KeepDiff diffs;
    private final PrepareHelm prepare;
    private final ReleaseConfig config;

    DeployRelease(
            ObserveRelease observe,
            Helm helm,
            Cluster cluster,
            Charts charts,
            ReleaseStore releases,
            PausedStore pauses,
            FencedWrites writes,
            DeploymentResults results,
            UndoRelease undo,
            KeepDiff diffs,
            PrepareHelm prepare,
            ReleaseConfig config) {
        this.observe = observe;
        this.helm = helm;
        this.cluster = cluster;
        this.charts = charts;
        this.releases = releases;
        this.pauses = pauses;
        this.writes = writes;
        this.results = results;
        this.undo = undo;
        this.diffs = diffs;
        this.prepare = prepare;
        this.config = config;
    }

    /** Its turn has come. What was there before is noted first, so that after a crash our own work is told from it. */
    void begin(Release release, HeldLease lease) {
        ObserveRelease.Before before = observe.before(release);
        if (!release.isRollback()) {
            // Nothing of it can be running yet, and what came before it has ended: no need to look for processes.
            lease.orphansAreGone();
        }
        writes.write(release, lease, current -> {
            // A pause may have come since this release was found.
            if (current.isRollback() || pauses.at(current.target()).isEmpty()) {
                current.begin(before.base(), observe.host(), before.undone(), before.unverified());
            }
        });
    }

    /** One action. */
    void resume(Release release, HeldLease lease) {
        lease.worksAt(release.id());
        Observation seen = observe.now(release, lease);
        NextAction action = NextActions.decide(seen);
        LOG.infof(
                "next action %s: releaseId=%s changeId=%s application=%s environment=%s",
                action,
                release.id(),
                release.changeId(),
                release.target().application(),
                release.target().environment());
        perform(action, release, seen, lease);
    }

    private void perform(NextAction action, Release release, Observation seen, HeldLease lease) {
        switch (action) {
            case NextAction.Upgrade upgrade -> upgrade(release, seen, lease);
            case NextAction.Rollback rollback -> {
                noted(undo.beforeHelm(release, rollback.revision(), recorded(release)), release, lease);
                noted(prepare.forRollback(release, rollback.revision(), found(release.rollsBack())), release, lease);
                HelmWaits waits = waits(HelmWaits.Operation.ROLLBACK, release, rollback.revision());
                take(
                        helm.rollback(
                                release.place(), release.id(), rollback.revision(), rollback.replacing(), waits, lease),
                        release,
                        lease);
            }
            case NextAction.Uninstall uninstall -> {
                // Afterwards there is nothing left to compare with.
                diffs.keep(release, null);
                noted(undo.beforeHelm(release, null, Optional.empty()), release, lease);
                int last = seen.last().map(HelmRevision::number).orElse(0);
                HelmWaits waits = waits(HelmWaits.Operation.DELETE, release, last);
                take(helm.uninstall(release.place(), release.id(), !seen.halfTried(), waits, lease), release, lease);
            }
            case NextAction.Adopt adopt -> adopt(release, adopt.revision(), lease);
            case NextAction.AdoptNothing nothing -> {
                List<String> done = undo.afterHelm(release, null, Optional.empty());
                writes.write(release, lease, current -> {
                    current.deployment().remark(done);
                    current.removed();
                });
            }
            case NextAction.EndOrphans orphans -> helm.endOrphans(seen.ours());
            case NextAction.Forget forget -> helm.forget(release.place(), forget.revision());
            case NextAction.MarkFailed failed -> helm.markFailed(release.place(), failed.revision());
            case NextAction.Wait wait -> {
                LOG.infof("%s: releaseId=%s changeId=%s", wait.reason(), release.id(), release.changeId());
                writes.write(release, lease, current -> {
                    current.deployment().waitFor(wait.reason());
                    releases.postpone(current.id(), wait.delay());
                });
            }
            case NextAction.GiveUp giveUp -> giveUp(release, giveUp.failure(), Duration.ZERO, lease);
        }
    }

    private void upgrade(Release release, Observation seen, HeldLease lease) {
        HelmRevision installed = seen.last()
                .filter(last -> last.status() != HelmRevision.Status.UNINSTALLED)
                .orElse(null);
        switch (prepare.forUpgrade(release, installed)) {
            case PrepareHelm.Prepared.Refused refused -> giveUp(release, refused.failure(), Duration.ZERO, lease);
            case PrepareHelm.Prepared.Ready ready -> {
                noted(ready.done(), release, lease);
                goesOn(release, lease);
                take(
                        helm.upgrade(
                                release.place(),
                                release.id(),
                                ready.chart(),
                                release.target().environment(),
                                ready.waits(),
                                lease),
                        release,
                        lease);
            }
        }
    }

    private HelmWaits waits(HelmWaits.Operation operation, Release release, int revision) {
        return HelmWaits.of(
                operation,
                helm.contents(release.place(), revision).orElse(List.of()),
                Duration.ofSeconds(PackagedChart.DEFAULT_CHECKS.deadlineSeconds()));
    }

    /** What Helm did is seen at the next look; here only its time, and its failures, are noted. */
    private void take(HelmOutcome outcome, Release release, HeldLease lease) {
        switch (outcome) {
            case HelmOutcome.Succeeded succeeded ->
                writes.write(release, lease, current -> {
                    current.deployment().spent(succeeded.took());
                    current.deployment().goesOn();
                });
            case HelmOutcome.Failed failed -> {
                NextTry next = NextTries.afterFailure(
                        failed.failure(),
                        release.isRollback(),
                        release.deployment().attempts() + 1,
                        config.retry().policy());
                switch (next) {
                    case NextTry.Never never -> giveUp(release, failed.failure(), failed.took(), lease);
                    case NextTry.After again -> {
                        LOG.warnf(
                                "Helm failed and is tried again: releaseId=%s changeId=%s cause=%s",
                                release.id(), release.changeId(), again.reason());
                        writes.write(release, lease, current -> {
                            current.deployment().spent(failed.took());
                            current.tryAgain(again.reason());
                            releases.postpone(current.id(), again.pause());
                        });
                    }
                }
            }
        }
    }

    private void adopt(Release release, int revision, HeldLease lease) {
        ReleaseObjects objects = helm.objects(release.place(), revision);
        Release restored = restored(release);
        List<String> done = undo.afterHelm(release, revision, recordedOf(restored));
        dropKeys(release, objects);
        // Before the workloads are read: an annotation counts up the generation of a Deployment.
        cluster.annotate(release.place(), objects.manifest(), Provenance.of(release, revision, restored));
        List<Workload> workloads = cluster.workloads(release.place(), objects.manifest());
        Checks checks = checks(release, restored);
        writes.write(release, lease, current -> {
            current.deployment().remark(done);
            results.installed(current, revision, workloads, checks);
        });
        diffs.keep(release, revision);
    }

    /** Keys of Secrets that its content does not have any more. Kubernetes leaves those that came by {@code stringData}. */
    private void dropKeys(Release release, ReleaseObjects objects) {
        int base = Objects.requireNonNullElse(release.deployment().baseRevision(), 0);
        if (!release.isRollback() && base > 0 && !objects.secrets().isEmpty()) {
            cluster.removeKeys(release.place(), Sweep.addedKeys(helm.objects(release.place(), base), objects));
        }
    }

    /** What was done is kept even if the next step is interrupted: it is done once, and not seen again. */
    private void noted(List<String> done, Release release, HeldLease lease) {
        if (!done.isEmpty()) {
            writes.write(release, lease, current -> current.deployment().remark(done));
        }
    }

    /** While Helm works, nobody says that it waits. */
    private void goesOn(Release release, HeldLease lease) {
        if (release.waitsFor().isPresent()) {
            writes.write(release, lease, current -> current.deployment().goesOn());
        }
    }

    private Optional<LiveState> recorded(Release rollback) {
        return recordedOf(restored(rollback));
    }

    private static Optional<LiveState> recordedOf(@Nullable Release restored) {
        return Optional.ofNullable(restored)
                .flatMap(release -> release.verdict().recorded());
    }

    private @Nullable Release restored(Release release) {
        return found(release.restores());
    }

    private @Nullable Release found(@Nullable UUID id) {
        return id == null ? null : QuarkusTransaction.requiringNew().call(() -> releases.findById(id));
    }

    /**
     * What is verified. A rollback is verified as what it restores was. Checks that cannot be read are no reason to verify
     * less: they are said to be unreadable, and whoever verifies has no data.
     */
    private Checks checks(Release release, @Nullable Release restored) {
        Optional<Checks> before = Optional.ofNullable(restored)
                .flatMap(verified -> verified.deployment().checks());
        if (before.isPresent()) {
            return before.get();
        }
        Optional<Content> content = release.content();
        if (content.isEmpty()) {
            return PackagedChart.DEFAULT_CHECKS;
        }
        try {
            return charts.fetch(content.get().chart()).checks();
        } catch (UnusableChartException e) {
            return unreadable(release, e);
        } catch (PrerequisiteMissingException e) {
            if (!release.isRollback()) {
                throw e;
            }
            // It does not wait for a chart: Helm had all that it brought back.
            return unreadable(release, e);
        }
    }

    private static Checks unreadable(Release release, Exception e) {
        LOG.warnf("its checks cannot be read: releaseId=%s cause=%s", release.id(), e.getMessage());
        return PackagedChart.unreadableChecks(String.valueOf(e.getMessage()));
    }

    private void giveUp(Release release, HelmFailure failure, Duration took, HeldLease lease) {
        Integer made = observe.madeBy(release);
        writes.write(release, lease, current -> {
            current.deployment().spent(took);
            current.verdict().wrote(failure.output());
            results.gaveUp(current, failure.reason(), failure.message(), failure.retryable(), made);
        });
    }
}
