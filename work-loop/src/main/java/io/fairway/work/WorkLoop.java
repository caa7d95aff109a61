package io.fairway.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Threads that work while there is work, and sleep until they are woken. A wake-up during the work is not lost: the work is
 * then asked once more. A failure is logged and waited upon, and ends nothing.
 */
public final class WorkLoop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WorkLoop.class);
    private static final RetryPolicy AFTER_FAILURE =
            new RetryPolicy(Duration.ofMillis(100), 2, Duration.ofSeconds(10), Integer.MAX_VALUE);
    private static final Duration END_OF_WORK = Duration.ofSeconds(10);

    private final String name;
    private final Duration safetyPoll;
    private final BooleanSupplier workOnce;
    private final List<Thread> threads;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long wakes;
    private volatile boolean closed;

    /**
     * @param name for threads and log lines
     * @param threads how many work side by side
     * @param safetyPoll how long a thread sleeps at most
     * @param workOnce does one piece of work; false if there was none. Called by several threads at once if there are several
     */
    public WorkLoop(String name, int threads, Duration safetyPoll, BooleanSupplier workOnce) {
        if (threads < 1) {
            throw new IllegalArgumentException("a work loop needs a thread, not " + threads);
        }
        this.name = name;
        this.safetyPoll = safetyPoll;
        this.workOnce = workOnce;
        this.threads = IntStream.range(0, threads)
                .mapToObj(i -> Thread.ofPlatform().name(name + "-" + i).daemon().unstarted(this::run))
                .toList();
    }

    /** Starts the threads; they look for work at once. May be called once. */
    public void start() {
        threads.forEach(Thread::start);
    }

    /** Says that there may be work. Cheap; call it from anywhere. */
    public void wake() {
        lock.lock();
        try {
            wakes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the pieces of work at hand end, for ten seconds; then interrupts them. */
    @Override
    public void close() {
        closed = true;
        wake();
        if (!join(END_OF_WORK)) {
            LOG.warnf("work is interrupted because the service stops: loop=%s", name);
            threads.forEach(Thread::interrupt);
            join(END_OF_WORK);
        }
    }

    private void run() {
        int failures = 0;
        while (!closed) {
            long seen = wakes();
            try {
                while (!closed && workOnce.getAsBoolean()) {
                    failures = 0;
                }
                failures = 0;
                sleep(safetyPoll, seen);
            } catch (RuntimeException | Error e) {
                if (closed) {
                    LOG.debugf(e, "work failed while the service stops: loop=%s", name);
                    return;
                }
                failures++;
                Duration pause = AFTER_FAILURE.delayAfter(failures).orElseThrow();
                report(e, failures, pause);
                sleep(pause, Long.MAX_VALUE);
            }
        }
    }

    /** The stack trace comes once, not with each of a hundred repetitions. */
    private void report(Throwable failure, int failures, Duration pause) {
        if (failures == 1) {
            LOG.errorf(failure, "work failed: loop=%s failures=1 nextTryIn=%s", name, pause);
        } else {
            LOG.errorf("work failed again: loop=%s failures=%d nextTryIn=%s cause=%s", name, failures, pause, failure);
        }
    }

    private long wakes() {
        lock.lock();
        try {
            return wakes;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the time is over, when the loop is closed, or when somebody woke it after {@code seen} was read. */
    private void sleep(Duration time, long seen) {
        lock.lock();
        try {
            long nanos = time.toNanos();
            while (!closed && wakes <= seen && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            LOG.debugf("sleep was interrupted: loop=%s", name);
        } finally {
            lock.unlock();
        }
    }

    private boolean join(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            for (Thread thread : threads) {
                if (thread.isAlive()) {
                    TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, end - System.nanoTime()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return threads.stream().noneMatch(Thread::isAlive);
    }
}
