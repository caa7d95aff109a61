package io.fairway.verification;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Rung by many, heard by one: however often it rang meanwhile, the listener is called once. */
final class Bell {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    /** Returns when it rings, at once if it has rung since the last call, at the latest after this time. */
    void await(Duration atMost) throws InterruptedException {
        boolean heard = rung.tryAcquire(Math.max(1, atMost.toNanos()), TimeUnit.NANOSECONDS);
        if (heard) {
            rung.drainPermits();
        }
    }
}
