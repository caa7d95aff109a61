package io.fairway.release.lease;

import io.fairway.events.Target;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread heart;
    private volatile boolean lost;
    private volatile boolean clear;
    private volatile @Nullable UUID release;
    private @Nullable Runnable onLost;

    public HeldLease(TargetLeases leases, TargetLeases.Claim claim, Duration time) {
        this.leases = leases;
        this.claim = claim;
        this.time = time;
        this.heart = Thread.ofVirtual().name("lease " + claim.target().key()).start(this::beat);
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
    public boolean isClear() {
        return clear;
    }

    public void noticeClear() {
        clear = true;
    }

    @Override
    public synchronized Guard whenLost(Runnable action) {
        if (lost) {
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
        if (lost) {
            throw new LeaseLostException(claim.target());
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            heart.join(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!lost) {
            leases.release(claim);
        }
    }

    private void beat() {
        long confirmed = System.nanoTime();
        try {
            while (!closed.await(time.toMillis() / 4, TimeUnit.MILLISECONDS)) {
                long asked = System.nanoTime();
                try {
                    if (!leases.extend(claim, time)) {
                        lose();
                        return;
                    }
                    confirmed = asked;
                    endWhatIsNotWanted();
                } catch (RuntimeException e) {
                    LOG.warnf(
                            "a lease could not be extended: target=%s cause=%s",
                            claim.target().key(), e.toString());
                }
                if (System.nanoTime() - confirmed > time.toNanos()) {
                    lose();
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.debugf("the lease ends: target=%s", claim.target().key());
        }
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

    private void lose() {
        lost = true;
        LOG.warnf("a lease was lost: target=%s", claim.target().key());
        runAction();
    }

    private synchronized void runAction() {
        if (onLost != null) {
            onLost.run();
        }
    }
}
