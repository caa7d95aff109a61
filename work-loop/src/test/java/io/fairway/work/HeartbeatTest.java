package io.fairway.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HeartbeatTest {

    /** A beat takes a quarter of it. */
    private static final Duration SHORT = Duration.ofMillis(100);

    /** Long enough that a busy machine does not lose the claim for us. */
    private static final Duration LONG = Duration.ofSeconds(2);

    private final AtomicInteger renewals = new AtomicInteger();
    private final AtomicInteger losses = new AtomicInteger();
    private final CountDownLatch renewing = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private Heartbeat heartbeat;

    private Heartbeat start(Duration length, BooleanSupplier renew) {
        return start(length, renew, losses::incrementAndGet);
    }

    private Heartbeat start(Duration length, BooleanSupplier renew, Runnable onLost) {
        heartbeat = new Heartbeat(
                "test",
                length,
                () -> {
                    renewals.incrementAndGet();
                    return renew.getAsBoolean();
                },
                onLost);
        return heartbeat;
    }

    /** Answers only after the test lets it. */
    private BooleanSupplier atTheGate(boolean answer) {
        return () -> {
            renewing.countDown();
            awaitUninterruptibly(gate);
            return answer;
        };
    }

    @AfterEach
    void end() {
        gate.countDown();
        heartbeat.close();
    }

    @Test
    void claim_isKept_forLongerThanItsLength() {
        start(LONG, () -> true);

        await().until(() -> renewals.get() == 6);

        assertThat(heartbeat.isLost()).isFalse();
        assertThat(losses).hasValue(0);
    }

    @Test
    void claimOfSomebodyElse_isLostAtOnce_andSaidOnce() {
        AtomicReference<Thread> speaker = new AtomicReference<>();
        AtomicBoolean lostWhenSaid = new AtomicBoolean();
        CountDownLatch started = new CountDownLatch(1);
        start(LONG, () -> false, () -> {
            awaitUninterruptibly(started);
            speaker.set(Thread.currentThread());
            lostWhenSaid.set(heartbeat.isLost());
            losses.incrementAndGet();
        });
        started.countDown();

        await().until(() -> losses.get() > 0);
        heartbeat.close();

        assertThat(heartbeat.isLost()).isTrue();
        assertThat(lostWhenSaid).isTrue();
        assertThat(speaker.get()).isNotSameAs(Thread.currentThread());
        assertThat(losses).hasValue(1);
        assertThat(renewals).as("what is lost is not asked for again").hasValue(1);
    }

    @Test
    void listenerThatFails_isCalledOnce() {
        start(SHORT, () -> false, () -> {
            losses.incrementAndGet();
            throw new IllegalStateException("this is expected by the test");
        });
        await().until(() -> losses.get() > 0);

        heartbeat.close();

        assertThat(heartbeat.isLost()).isTrue();
        assertThat(losses).hasValue(1);
        assertThat(renewals).hasValue(1);
    }

    @Test
    void claimThatCannotBeRenewed_isLostAfterItsLength_notBefore() {
        long begin = System.nanoTime();
        AtomicReference<Duration> lostAfter = new AtomicReference<>();

        start(
                Duration.ofMillis(400),
                () -> {
                    throw new IllegalStateException("this is expected by the test");
                },
                () -> {
                    lostAfter.set(Duration.ofNanos(System.nanoTime() - begin));
                    losses.incrementAndGet();
                });

        await().until(() -> losses.get() > 0);
        heartbeat.close();
        assertThat(lostAfter.get()).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(renewals.get()).as("it was tried more than once").isGreaterThan(1);
        assertThat(losses).hasValue(1);
    }

    @Test
    void renewalThatThrows_andRecovers_losesNothing() {
        start(LONG, () -> {
            if (renewals.get() % 2 == 1) {
                throw new IllegalStateException("this is expected by the test");
            }
            return true;
        });

        await().until(() -> renewals.get() == 7);

        assertThat(heartbeat.isLost()).isFalse();
        assertThat(losses).hasValue(0);
    }

    @Test
    void renewalThatEndsInAnError_isARenewalThatFailed() {
        start(SHORT, () -> {
            throw new StackOverflowError("this is expected by the test");
        });

        await().until(() -> losses.get() == 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void renewalThatHangs_losesTheClaim_whateverItWouldAnswer(boolean answer) {
        start(SHORT, atTheGate(answer));

        await().until(() -> losses.get() == 1);

        assertThat(renewing.getCount()).isZero();
        assertThat(gate.getCount()).as("it hangs still").isOne();
        assertThat(heartbeat.isLost()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void close_inTheMiddleOfARenewal_waitsForIt_andLosesNothing(boolean answer) throws Exception {
        start(LONG, atTheGate(answer));
        awaitUninterruptibly(renewing);

        Thread closing = Thread.ofPlatform().start(heartbeat::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        gate.countDown();
        closing.join();

        assertThat(losses).hasValue(0);
        assertThat(heartbeat.isLost()).isFalse();
        assertThat(renewals).hasValue(1);
    }

    @Test
    void close_ofARenewalThatHangs_waitsNoLongerThanTheClaimHolds_andLosesNothing() {
        start(SHORT, atTheGate(false));
        awaitUninterruptibly(renewing);

        heartbeat.close();
        gate.countDown();

        await().during(Duration.ofMillis(200)).until(() -> losses.get() == 0);
    }

    @Test
    void close_waitsUntilTheLossIsSaid() throws Exception {
        CountDownLatch saying = new CountDownLatch(1);
        start(SHORT, () -> false, () -> {
            saying.countDown();
            awaitUninterruptibly(gate);
            losses.incrementAndGet();
        });
        awaitUninterruptibly(saying);

        AtomicInteger lossesAtClose = new AtomicInteger(-1);
        Thread closing = Thread.ofPlatform().start(() -> {
            heartbeat.close();
            lossesAtClose.set(losses.get());
        });
        await().until(() -> closing.getState() == Thread.State.BLOCKED);
        gate.countDown();
        closing.join();

        assertThat(lossesAtClose).hasValue(1);
    }

    @Test
    void loss_isNeverSaidAfterClose() {
        for (int i = 0; i < 200; i++) {
            AtomicBoolean closed = new AtomicBoolean();
            AtomicBoolean saidTooLate = new AtomicBoolean();
            int before = renewals.get();
            start(Duration.ofMillis(40), () -> false, () -> saidTooLate.set(closed.get()));
            spinUntil(() -> renewals.get() > before || heartbeat.isLost());
            heartbeat.close();
            closed.set(true);
            assertThat(saidTooLate).isFalse();
        }
    }

    @Test
    void close_byAnInterruptedOwner_waitsAllTheSame_andKeepsTheInterrupt() throws Exception {
        start(LONG, atTheGate(true));
        awaitUninterruptibly(renewing);
        AtomicBoolean interrupted = new AtomicBoolean();

        Thread closing = Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            heartbeat.close();
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        gate.countDown();
        closing.join();

        assertThat(interrupted).isTrue();
        assertThat(losses).hasValue(0);
    }

    @Test
    void close_endsTheRenewals() {
        start(SHORT, () -> true);
        await().until(() -> renewals.get() > 1);

        heartbeat.close();
        int atClose = renewals.get();

        await().during(Duration.ofMillis(200)).until(() -> renewals.get() == atClose);
    }

    /** Closer to the moment than a poll. */
    private static void spinUntil(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is over").isLessThan(end);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        Function<CountDownLatch, Boolean> passed = waiting -> {
            try {
                return waiting.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        };
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!passed.apply(latch) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
