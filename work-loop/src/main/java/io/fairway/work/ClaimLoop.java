package io.fairway.work;

import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Threads that claim pieces of work and do them, each under a {@link Heartbeat}. The thread is interrupted when the claim of
 * what it does is lost.
 *
 * @param <T> a claimed piece of work; it carries the number of its claim, by which its results are fenced
 */
public final class ClaimLoop<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ClaimLoop.class);

    private final Duration lease;
    private final Claims<T> claims;
    private final Work<T> work;
    private final WorkLoop loop;

    /** Who works at what, as a store keeps it. Both are called outside of any transaction. */
    public interface Claims<T> {

        /** Claims what is due for the longest time, also what its owner was not heard of for longer than its lease. */
        Optional<T> claim(Duration lease);

        /** Asks for a claim again; false if it is somebody else's. */
        boolean renew(T claimed, Duration lease);

        /** Names it in log lines. */
        String name(T claimed);
    }

    /** What is done with a claimed piece. */
    public interface Work<T> {

        /**
         * Does it, and stores the result or gives the claim back.
         *
         * @throws InterruptedException because the claim is lost, or the service stops
         */
        void work(T claimed, Heartbeat heartbeat) throws InterruptedException;
    }

    /**
     * @param name for threads and log lines
     * @param threads how many work side by side
     * @param safetyPoll how long a thread sleeps at most
     * @param lease how long a claim holds without a sign of life
     */
    public ClaimLoop(String name, int threads, Duration safetyPoll, Duration lease, Claims<T> claims, Work<T> work) {
        this.lease = lease;
        this.claims = claims;
        this.work = work;
        this.loop = new WorkLoop(name, threads, safetyPoll, this::workOnce);
    }

    /** Starts the threads; they look for work at once. May be called once. */
    public void start() {
        loop.start();
    }

    /** Says that there may be work. Cheap; call it from anywhere. */
    public void wake() {
        loop.wake();
    }

    /** As {@link WorkLoop#close}. */
    @Override
    public void close() {
        loop.close();
    }

    /** One piece of work; false if nothing is due. */
    public boolean workOnce() {
        Optional<T> claimed = claims.claim(lease);
        claimed.ifPresent(this::workOn);
        return claimed.isPresent();
    }

    private void workOn(T claimed) {
        Thread worker = Thread.currentThread();
        try (Heartbeat heartbeat =
                new Heartbeat(claims.name(claimed), lease, () -> claims.renew(claimed, lease), worker::interrupt)) {
            work.work(claimed, heartbeat);
        } catch (InterruptedException _) {
            LOG.debugf("interrupted: claim=%s", claims.name(claimed));
        } finally {
            // A claim that was lost at the last moment must not interrupt what this thread does next.
            boolean _ = Thread.interrupted();
        }
    }
}
