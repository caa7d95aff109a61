package io.fairway.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Keeps a claim alive while its owner works. The claim counts as lost when somebody else has it, and also when it could not
 * be renewed within its length: whoever keeps the claims may have given it away by then.
 *
 * <p>Safety: once {@link #close} has returned, {@code onLost} is not called any more.
 */
public final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    /** Three renewals may fail before the claim is lost. */
    private static final int BEATS_PER_LENGTH = 4;

    private final String claim;
    private final Duration length;
    private final BooleanSupplier renew;
    private final Runnable onLost;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean lost;
    private final Thread heart;

    /**
     * Begins to beat.
     *
     * @param claim names the claim in log lines
     * @param length of the claim: it has to be renewed within this time
     * @param renew asks for the claim again; false if it is somebody else's. What it throws counts as not renewed
     * @param onLost is called once, by another thread than the owner's, as soon as the claim is lost
     */
    public Heartbeat(String claim, Duration length, BooleanSupplier renew, Runnable onLost) {
        this.claim = claim;
        this.length = length;
        this.renew = renew;
        this.onLost = onLost;
        this.heart = Thread.ofVirtual().name("heartbeat " + claim).start(this::beat);
    }

    /** Whether the claim is lost. What is written after that must not take effect; the claim's number is the proof. */
    public boolean isLost() {
        return lost;
    }

    /** Ends the renewals. Waits for one that is under way, at most for the length of the claim. */
    @Override
    public void close() {
        synchronized (this) {
            closed.countDown();
        }
        boolean interrupted = Thread.interrupted();
        try {
            heart.join(length);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        long renewed = System.nanoTime();
        try {
            while (!closed.await(Math.max(1, length.toMillis() / BEATS_PER_LENGTH), TimeUnit.MILLISECONDS)) {
                long asked = System.nanoTime();
                try {
                    if (!renew.getAsBoolean()) {
                        lose("somebody else has it");
                        return;
                    }
                    renewed = asked;
                } catch (RuntimeException e) {
                    LOG.warnf("a claim could not be renewed: claim=%s cause=%s", claim, e.toString());
                }
                if (System.nanoTime() - renewed >= length.toNanos()) {
                    lose("it could not be renewed in time");
                    return;
                }
            }
        } catch (InterruptedException _) {
            LOG.debugf("the heartbeat ends: claim=%s", claim);
        }
    }

    private synchronized void lose(String why) {
        if (closed.getCount() == 0) {
            return;
        }
        lost = true;
        LOG.warnf("a claim was lost: claim=%s cause=%s", claim, why);
        onLost.run();
    }
}
