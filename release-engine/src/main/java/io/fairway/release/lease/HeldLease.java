package io.fairway.release.lease;

import io.fairway.events.Target;
import io.fairway.work.Heartbeat;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A claim that is kept alive while its owner works. It counts as lost when somebody else has it, and also when the database
 * could not be told in time that the owner is alive.
 */
public final class HeldLease implements Lease, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HeldLease.class);

    private final TargetLeases leases;
    private final TargetLeases.Claim claim;
    private final Duration time;
    private final Heartbeat heartbeat;
    private volatile boolean clear;
    private volatile @Nullable UUID release;
    private @Nullable Runnable onLost;

    public HeldLease(TargetLeases leases, TargetLeases.Claim claim, Duration time) {
        this.leases = leases;
        this.claim = claim;
        this.time = time;
        this.heartbeat = new Heartbeat(claim.target().key(), time, this::renew, this::runAction);
    }

    @Override
    public Target target() {
        return claim.target();
    }

    TargetLeases.Claim claim() {
        return claim;
    }

    /** From now on this release is worked at: when it is no longer to be deployed, what runs for it is ended. */
    public void worksAt(UUID release) {
        this.release = release;
    }

    /** Whether processes that somebody left behind were looked for, and are not there: under the lease no new ones come. */
    public boolean hasNoOrphans() {
        return clear;
    }

    public void orphansAreGone() {
        clear = true;
    }

    @Override
    public synchronized Guard whenLost(Runnable action) {
        if (heartbeat.isLost()) {
            throw new LeaseLostException(claim.target());
        }
        onLost = action;
        return () -> {
            synchronized (this) {
                onLost = null;
            }
        };
    }

    @Override
    public void check() {
        if (heartbeat.isLost()) {
            throw new LeaseLostException(claim.target());
        }
    }

    @Override
    public void close() {
        heartbeat.close();
        if (!heartbeat.isLost()) {
            leases.release(claim);
        }
    }

    private boolean renew() {
        if (!leases.extend(claim, time)) {
            return false;
        }
        endWhatIsNotWanted();
        return true;
    }

    private void endWhatIsNotWanted() {
        UUID current = release;
        if (current != null && !leases.isDeploying(current)) {
            LOG.infof(
                    "what runs for a cancelled release is ended: releaseId=%s target=%s",
                    current, claim.target().key());
            runAction();
        }
    }

    private synchronized void runAction() {
        if (onLost != null) {
            onLost.run();
        }
    }
}
