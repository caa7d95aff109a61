package io.fairway.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClaimLoopTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofSeconds(1);

    private final FakeClaims claims = new FakeClaims();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private ClaimLoop<String> loop = loop((_, _) -> {});

    /** What is due, and what somebody else has taken since. */
    private static final class FakeClaims implements ClaimLoop.Claims<String> {

        private final Queue<String> due = new ConcurrentLinkedQueue<>();
        private final Set<String> takenAway = ConcurrentHashMap.newKeySet();
        private final Set<Duration> leases = ConcurrentHashMap.newKeySet();
        private final AtomicInteger renewals = new AtomicInteger();

        @Override
        public Optional<String> claim(Duration lease) {
            leases.add(lease);
            return Optional.ofNullable(due.poll());
        }

        @Override
        public boolean renew(String claimed, Duration lease) {
            leases.add(lease);
            renewals.incrementAndGet();
            return !takenAway.contains(claimed);
        }

        @Override
        public String name(String claimed) {
            return claimed;
        }
    }

    private ClaimLoop<String> loop(ClaimLoop.Work<String> work) {
        return loop(1, work);
    }

    private ClaimLoop<String> loop(int threads, ClaimLoop.Work<String> work) {
        loop = new ClaimLoop<>("test", threads, NEVER, LEASE, claims, work);
        return loop;
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void allThatIsDue_isDone_inTheOrderOfTheClaims() {
        claims.due.addAll(List.of("one", "two", "three"));

        loop((claimed, _) -> done.add(claimed)).start();

        await().until(() -> done.size() == 3);
        assertThat(done).containsExactly("one", "two", "three");
        assertThat(claims.leases).containsExactly(LEASE);
    }

    @Test
    void wakeUp_looksForWorkAgain() {
        loop((claimed, _) -> done.add(claimed)).start();
        await().until(() -> !claims.leases.isEmpty());

        claims.due.add("later");
        loop.wake();

        await().until(() -> done.equals(List.of("later")));
    }

    @Test
    void threads_workSideBySide() {
        claims.due.addAll(List.of("one", "two"));
        CountDownLatch together = new CountDownLatch(2);

        loop(2, (claimed, _) -> {
                    together.countDown();
                    assertThat(together.await(10, TimeUnit.SECONDS)).isTrue();
                    done.add(claimed);
                })
                .start();

        await().until(() -> done.size() == 2);
    }

    @Test
    void nothingDue_isNoWork() {
        assertThat(loop((claimed, _) -> done.add(claimed)).workOnce()).isFalse();
        assertThat(done).isEmpty();
    }

    @Test
    void claim_isRenewedWhileItIsWorkedOn_andNotAfterwards() {
        claims.due.add("long");

        assertThat(loop((_, _) -> await().until(() -> claims.renewals.get() > 4))
                        .workOnce())
                .isTrue();

        int atEnd = claims.renewals.get();
        await().during(LEASE).until(() -> claims.renewals.get() == atEnd);
        assertThat(claims.leases).containsExactly(LEASE);
    }

    @Test
    void lostClaim_interruptsItsWorker_whoKnowsThatItIsLost_andTheNextIsDone() {
        claims.due.addAll(List.of("lost", "next"));
        claims.takenAway.add("lost");
        AtomicBoolean lost = new AtomicBoolean();
        AtomicBoolean leaked = new AtomicBoolean();

        loop((claimed, heartbeat) -> {
                    if (claimed.equals("next")) {
                        leaked.set(Thread.currentThread().isInterrupted());
                        done.add(claimed);
                        return;
                    }
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        lost.set(heartbeat.isLost());
                    }
                })
                .start();

        await().until(() -> done.equals(List.of("next")));
        assertThat(lost).isTrue();
        assertThat(leaked).isFalse();
    }

    @Test
    void claimLostAtTheLastMoment_doesNotInterruptWhatComesNext() {
        claims.due.add("lost");
        claims.takenAway.add("lost");

        loop((_, heartbeat) -> {
                    spinUntilLost(heartbeat);
                })
                .workOnce();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void workThatFailsWithItsClaimLost_doesNotInterruptWhatComesNext() {
        claims.due.add("lost");
        claims.takenAway.add("lost");
        loop((_, heartbeat) -> {
            spinUntilLost(heartbeat);
            throw new IllegalStateException("this is expected by the test");
        });

        assertThatThrownBy(loop::workOnce).hasMessage("this is expected by the test");

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        int atEnd = claims.renewals.get();
        await().during(LEASE).until(() -> claims.renewals.get() == atEnd);
    }

    @Test
    void workThatFails_endsNothing() {
        claims.due.addAll(List.of("bad", "good"));

        loop((claimed, _) -> {
                    if (claimed.equals("bad")) {
                        throw new IllegalStateException("this is expected by the test");
                    }
                    done.add(claimed);
                })
                .start();

        await().until(() -> done.equals(List.of("good")));
    }

    @Test
    void close_takesNothingMore() {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        claims.due.addAll(List.of("at hand", "left"));
        loop((claimed, _) -> {
                    working.countDown();
                    assertThat(gate.await(10, TimeUnit.SECONDS)).isTrue();
                    done.add(claimed);
                })
                .start();
        await().until(() -> working.getCount() == 0);

        Thread closing = Thread.ofPlatform().start(loop::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        gate.countDown();

        await().until(() -> !closing.isAlive());
        assertThat(done).containsExactly("at hand");
        assertThat(claims.due).containsExactly("left");
    }

    /** Whoever waited would be interrupted. */
    private static void spinUntilLost(Heartbeat heartbeat) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!heartbeat.isLost()) {
            assertThat(System.nanoTime()).as("time is over").isLessThan(end);
        }
    }
}
