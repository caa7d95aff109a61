package io.fairway.build;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Renews a lease while the thread that made it works, and interrupts that thread once the lease is lost. */
final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final Thread worker = Thread.currentThread();
    private final Duration lease;
    private final Predicate<Duration> renewal;
    private final ScheduledFuture<?> beats;
    private long renewedAt = System.nanoTime();
    private boolean over;

    /** @param renewal asks for the lease again; false if it is lost */
    Heartbeat(ScheduledExecutorService scheduler, Duration lease, Predicate<Duration> renewal) {
        this.lease = lease;
        this.renewal = renewal;
        long period = Math.max(1, lease.toMillis() / 3);
        this.beats = scheduler.scheduleWithFixedDelay(this::beat, period, period, TimeUnit.MILLISECONDS);
    }

    private synchronized void beat() {
        if (over) {
            return;
        }
        boolean held;
        try {
            held = renewal.test(lease);
            renewedAt = System.nanoTime();
        } catch (RuntimeException e) {
            held = System.nanoTime() - renewedAt < lease.toNanos();
            LOG.warnf("a lease could not be renewed: held=%s cause=%s", held, e);
        }
        if (!held) {
            over = true;
            worker.interrupt();
        }
    }

    /** After this the worker is not interrupted any more. */
    @Override
    public void close() {
        beats.cancel(false);
        synchronized (this) {
            over = true;
        }
        // A lease that was lost at the last moment must not interrupt what the thread does next.
        var _ = Thread.interrupted();
    }
}
