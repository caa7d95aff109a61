package io.fairway.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Keeps a claim alive while its owner works. The claim counts as lost when somebody else has it, and also when it could not
 * be renewed within its length: whoever keeps the claims may have given it away by then. A renewal that hangs is no renewal.
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

    private enum Renewal {
        RENEWED,
        SOMEBODY_ELSES,
        FAILED
    }

    /**
     * Begins to beat.
     *
     * @param claim names the claim in log lines
     * @param length of the claim: it has to be renewed within this time
     * @param renew asks for the claim again; false if it is somebody else's. What it throws counts as not renewed. Called by
     *     threads of its own, and interrupted when it takes longer than the claim holds
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
        Duration beat = length.dividedBy(BEATS_PER_LENGTH);
        long renewed = System.nanoTime();
        try {
            while (!closed.await(beat.toNanos(), TimeUnit.NANOSECONDS)) {
                long asked = System.nanoTime();
                // After a pause of the whole process the claim may still be ours: then it gets the time of a beat to be
                // renewed.
                switch (ask(Math.max(renewed + length.toNanos() - asked, beat.toNanos()))) {
                    case RENEWED -> renewed = asked;
                    case SOMEBODY_ELSES -> {
                        lose("somebody else has it");
                        return;
                    }
                    case FAILED -> LOG.debugf("not renewed: claim=%s", claim);
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

    private Renewal ask(long nanos) throws InterruptedException {
        FutureTask<Boolean> renewal = new FutureTask<>(renew::getAsBoolean);
        Thread.ofVirtual().name("renewal " + claim).start(renewal);
        try {
            return renewal.get(nanos, TimeUnit.NANOSECONDS) ? Renewal.RENEWED : Renewal.SOMEBODY_ELSES;
        } catch (ExecutionException e) {
            LOG.warnf("a claim could not be renewed: claim=%s cause=%s", claim, e.getCause());
        } catch (TimeoutException e) {
            LOG.warnf("a claim could not be renewed: claim=%s cause=no answer within its length", claim);
            boolean _ = renewal.cancel(true);
        }
        return Renewal.FAILED;
    }

    private synchronized void lose(String why) {
        if (closed.getCount() == 0) {
            return;
        }
        lost = true;
        LOG.warnf("a claim was lost: claim=%s cause=%s", claim, why);
        try {
            onLost.run();
        } catch (RuntimeException e) {
            LOG.errorf(e, "a lost claim could not be reported to its owner: claim=%s", claim);
        }
    }
}
