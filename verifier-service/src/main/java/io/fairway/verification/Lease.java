package io.fairway.verification;

import io.fairway.events.Measurement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Holds a verification: renews its lease three times within its length, and saves what is remembered with it. Given
 * back when closed, so that another verifier need not wait for its end.
 */
final class Lease implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Lease.class);

    private final VerificationStore store;
    private final Verification verification;
    private final Duration length;
    private final CountDownLatch closed = new CountDownLatch(1);

    private volatile boolean held = true;
    private volatile Memory memory;

    private record Memory(Duration blind, Known known, String waitingFor, List<Measurement> measured) {}

    Lease(VerificationStore store, Verification verification, Duration length) {
        this.store = store;
        this.verification = verification;
        this.length = length;
        this.memory =
                new Memory(verification.blind(), verification.known(), "being looked at", verification.measured());
    }

    /** Begins to renew. */
    Lease start() {
        Thread.ofVirtual().name("lease-" + verification.id()).start(this::renew);
        return this;
    }

    /** False when another verifier has it. */
    boolean held() {
        return held;
    }

    /** Saved with the next renewal. */
    void remember(Duration blind, Known known, String waitingFor, List<Measurement> measured) {
        memory = new Memory(blind, known, waitingFor, measured);
    }

    @Override
    public void close() {
        closed.countDown();
        save(Duration.ZERO);
    }

    private void renew() {
        try {
            while (held && !closed.await(length.toMillis() / 3, TimeUnit.MILLISECONDS)) {
                save(length);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void save(Duration until) {
        if (!held || closed.getCount() == 0 && until.isPositive()) {
            return;
        }
        Memory now = memory;
        try {
            held = store.renew(verification, until, now.blind(), now.known(), now.waitingFor(), now.measured());
        } catch (IllegalStateException e) {
            // The watch goes on: if the lease runs out meanwhile, the attempt number keeps the two verifiers apart.
            LOG.warnf("lease not renewed: verification=%s cause=%s", verification.id(), e.getCause());
        }
    }
}
