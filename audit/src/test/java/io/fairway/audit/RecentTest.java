package io.fairway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final Recent recent = new Recent(3);

    @Test
    void whoIsUpToDate_getsWhatCame() {
        recent.startAfter(10);
        recent.add(List.of(TestEntries.numbered(11), TestEntries.numbered(14)));

        assertThat(recent.after(10, 9))
                .hasValueSatisfying(entries ->
                        assertThat(entries).extracting(AuditEntry::number).containsExactly(11L, 14L));
        assertThat(recent.after(11, 9))
                .hasValueSatisfying(entries ->
                        assertThat(entries).extracting(AuditEntry::number).containsExactly(14L));
        assertThat(recent.after(14, 9)).hasValue(List.of());
        assertThat(recent.after(10, 1))
                .hasValueSatisfying(entries ->
                        assertThat(entries).extracting(AuditEntry::number).containsExactly(11L));
    }

    @Test
    void whoIsFurtherBehind_hasToReadTheDatabase() {
        recent.startAfter(10);

        assertThat(recent.after(9, 9)).isEmpty();
    }

    @Test
    void onlySoManyAreKept() {
        recent.startAfter(0);
        recent.add(List.of(
                TestEntries.numbered(1), TestEntries.numbered(2), TestEntries.numbered(3), TestEntries.numbered(4)));

        assertThat(recent.after(0, 9)).isEmpty();
        assertThat(recent.after(1, 9))
                .hasValueSatisfying(entries ->
                        assertThat(entries).extracting(AuditEntry::number).containsExactly(2L, 3L, 4L));
    }

    @Test
    void whoWaits_isWokenByWhatComes() {
        recent.startAfter(0);
        AtomicBoolean woken = new AtomicBoolean();
        Thread.ofVirtual().start(() -> {
            try {
                recent.await(0, Duration.ofMinutes(1));
                woken.set(true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        recent.add(List.of(TestEntries.numbered(1)));

        await().untilTrue(woken);
    }
}
