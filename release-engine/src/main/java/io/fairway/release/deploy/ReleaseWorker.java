package io.fairway.release.deploy;

import io.fairway.eventlog.Signals;
import io.fairway.eventlog.Traces;
import io.fairway.events.Target;
import io.fairway.events.UnknownClusterException;
import io.fairway.release.PausedStore;
import io.fairway.release.Release;
import io.fairway.release.ReleaseConfig;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.ReleaseStore;
import io.fairway.release.TransientFaultException;
import io.fairway.release.lease.HeldLease;
import io.fairway.release.lease.LeaseLostException;
import io.fairway.release.lease.TargetLeases;
import io.fairway.work.WorkLoop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Claims targets at which something is due, and does one thing after the other there until nothing is. */
@ApplicationScoped
class ReleaseWorker {

    private static final Logger LOG = Logger.getLogger(ReleaseWorker.class);

    private final TargetLeases leases;
    private final ReleaseStore releases;
    private final PausedStore pauses;
    private final SkipUnchanged unchanged;
    private final DeployRelease deploy;
    private final CompareRelease compare;
    private final Signals signals;
    private final ReleaseConfig config;
    private final AwaitWhatIsAway away;
    private final WorkLoop loop;
    private final String owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    ReleaseWorker(
            TargetLeases leases,
            ReleaseStore releases,
            PausedStore pauses,
            SkipUnchanged unchanged,
            DeployRelease deploy,
            CompareRelease compare,
            AwaitWhatIsAway away,
            Signals signals,
            ReleaseConfig config) {
        this.leases = leases;
        this.releases = releases;
        this.pauses = pauses;
        this.unchanged = unchanged;
        this.deploy = deploy;
        this.compare = compare;
        this.signals = signals;
        this.config = config;
        this.away = away;
        this.loop = new WorkLoop("releases", config.workers(), config.safetyPoll(), this::workOnce);
    }

    void start(@Observes StartupEvent event) {
        signals.onSignal("releases", loop::wake);
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    boolean workOnce() {
        Optional<TargetLeases.Claim> claim = leases.claim(owner, config.lease());
        if (claim.isEmpty()) {
            return false;
        }
        try (HeldLease lease = new HeldLease(leases, claim.get(), config.lease())) {
            workAt(lease);
        } catch (LeaseLostException e) {
            LOG.warnf("%s: whatever was going on here is left to its new owner", e.getMessage());
        }
        return true;
    }

    private void workAt(HeldLease lease) {
        Optional<Release> next = next(lease);
        while (next.isPresent()) {
            Release release = next.get();
            try {
                Traces.within(release.traceparent(), "release " + release.status(), () -> {
                    act(release, lease);
                    return null;
                });
            } catch (TransientFaultException | UnknownClusterException e) {
                // A cluster that nobody knows may be made known.
                away.after(e, release, lease);
                return;
            }
            lease.check();
            next = next(lease);
        }
    }

    private void act(Release release, HeldLease lease) {
        switch (release.status()) {
            case WAITING -> {
                if (!unchanged.ended(release, lease)) {
                    deploy.begin(release, lease);
                }
            }
            case DEPLOYING -> deploy.resume(release, lease);
            case RECORDING -> compare.record(release, lease);
            case AWAITING_APPROVAL,
                    VERIFYING,
                    VERIFIED,
                    FAILED,
                    ROLLED_BACK,
                    ROLLBACK_FAILED,
                    OVERRULED,
                    UNCHANGED,
                    SUPERSEDED,
                    QUARANTINED,
                    REFUSED,
                    CANCELLED,
                    REJECTED,
                    EXPIRED -> throw new IllegalStateException("there is nothing to do for " + release.id());
        }
    }

    /** What is due at the target: what is in flight, else the next in turn; rollbacks before all others. */
    private Optional<Release> next(HeldLease lease) {
        Target target = lease.target();
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Release> inFlight = releases.inFlight(target);
            if (inFlight.isPresent()) {
                return inFlight.filter(release -> release.status() != ReleaseStatus.VERIFYING)
                        .filter(release -> releases.due(release.id()));
            }
            boolean paused = pauses.at(target).isPresent();
            return releases.waiting(target).stream()
                    .filter(release -> release.isRollback() || !paused)
                    .min(ReleaseStore.TURNS)
                    .filter(release -> releases.due(release.id()));
        });
    }
}
