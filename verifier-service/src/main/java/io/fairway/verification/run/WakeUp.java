package io.fairway.verification.run;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one who waits, however many call and however often. */
final class WakeUp {

    private final Semaphore calls = new Semaphore(0);

    /** Never blocks. A call while nobody waits is not lost. */
    void wake() {
        calls.release();
    }

    /** Returns when {@link #wake} is called, at once if it was since the last time, at the latest after this time. */
    void await(Duration atMost) throws InterruptedException {
        boolean woken = calls.tryAcquire(Math.max(1, atMost.toNanos()), TimeUnit.NANOSECONDS);
        if (woken) {
            calls.drainPermits();
        }
    }
}
