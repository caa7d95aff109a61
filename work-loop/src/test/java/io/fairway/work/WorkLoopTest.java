package io.fairway.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkLoopTest {

    private static final Duration NEVER = Duration.ofHours(1);

    private WorkLoop loop;

    private WorkLoop start(int threads, Duration safetyPoll, BooleanSupplier work) {
        loop = new WorkLoop("test", threads, safetyPoll, work);
        loop.start();
        return loop;
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void start_looksForWork_untilThereIsNone() {
        AtomicInteger left = new AtomicInteger(5);

        start(1, NEVER, () -> left.getAndUpdate(n -> Math.max(0, n - 1)) > 0);

        await().until(() -> left.get() == 0);
    }

    @Test
    void wakeUp_duringTheWork_isNotLost() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        start(1, NEVER, () -> {
            if (calls.incrementAndGet() == 1) {
                working.countDown();
                awaitQuietly(gate);
            }
            return false;
        });
        assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();

        loop.wake();
        gate.countDown();

        await().until(() -> calls.get() == 2);
    }

    @Test
    void noWakeUp_theSafetyPollLooks() {
        AtomicInteger calls = new AtomicInteger();

        start(1, Duration.ofMillis(10), () -> {
            calls.incrementAndGet();
            return false;
        });

        await().until(() -> calls.get() >= 3);
    }

    @Test
    void failure_endsNothing() {
        AtomicInteger calls = new AtomicInteger();

        start(1, NEVER, () -> {
            switch (calls.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("this is expected by the test");
                case 2 -> throw new StackOverflowError("this is expected by the test");
                default -> {
                    return false;
                }
            }
        });

        await().until(() -> calls.get() == 3);
    }

    @Test
    void threads_workSideBySide() {
        CountDownLatch together = new CountDownLatch(3);
        Set<String> names = ConcurrentHashMap.newKeySet();

        start(3, NEVER, () -> {
            names.add(Thread.currentThread().getName());
            together.countDown();
            awaitQuietly(together);
            return false;
        });

        await().until(() -> names.equals(Set.of("test-0", "test-1", "test-2")));
    }

    @Test
    void close_waitsForTheWorkAtHand() {
        CountDownLatch working = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        start(1, NEVER, () -> {
            working.countDown();
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            done.set(true);
            return true;
        });
        awaitQuietly(working);

        loop.close();

        assertThat(done).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
