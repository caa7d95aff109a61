package io.fairway.eventlog.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CachedTest {

    private static final Executor BACKGROUND = Thread::startVirtualThread;

    private final AtomicLong nanos = new AtomicLong(-5);
    private final AtomicInteger reads = new AtomicInteger();
    private final Cached<Integer> cached = new Cached<>(Duration.ofSeconds(2), nanos::get, reads::incrementAndGet);

    @Test
    void value_isKept_untilItIsOld() {
        assertThat(cached.get()).isEqualTo(1);

        nanos.addAndGet(Duration.ofSeconds(2).toNanos() - 1);
        assertThat(cached.get()).isEqualTo(1);

        nanos.addAndGet(1);
        assertThat(cached.get()).isEqualTo(2);
        assertThat(cached.get()).isEqualTo(2);
    }

    @Test
    void manyWhoAskAtOnce_readOnce() {
        CountDownLatch together = new CountDownLatch(50);

        List<CompletableFuture<Integer>> answers = IntStream.range(0, 50)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> {
                            together.countDown();
                            try {
                                together.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return cached.get();
                        },
                        BACKGROUND))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(1);
    }

    @Test
    void readThatTookLong_isAsFreshAsAnyOther() {
        Cached<Integer> slow = new Cached<>(Duration.ofSeconds(2), nanos::get, () -> {
            nanos.addAndGet(Duration.ofSeconds(5).toNanos());
            return reads.incrementAndGet();
        });

        assertThat(slow.get()).isEqualTo(1);
        assertThat(slow.get()).isEqualTo(1);
    }
}
