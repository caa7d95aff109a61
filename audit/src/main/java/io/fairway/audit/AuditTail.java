package io.fairway.audit;

import io.fairway.eventlog.Signals;
import io.fairway.work.WorkLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;

/** New entries as they come, read once for all readers that wait for them. */
@Singleton
public class AuditTail {

    private static final int BATCH_SIZE = 500;

    private final AuditStore store;
    private final Signals signals;
    private final Recent recent = new Recent(2000);
    private final WorkLoop loop;

    AuditTail(AuditStore store, Signals signals, AuditConfig config) {
        this.store = store;
        this.signals = signals;
        this.loop = new WorkLoop("audit-tail", 1, config.safetyPoll(), this::read);
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
        recent.startAfter(store.last());
        loop.start();
        signals.onSignal(AuditLedger.CHANNEL, loop::wake);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
        recent.close();
    }

    /** The number of the newest entry. */
    public long last() {
        return recent.last();
    }

    /**
     * What came after this entry and is wanted; not more than some hundred at once, so ask again from where it ends.
     *
     * @param number as of {@link AuditEntry#number()}
     */
    public Batch after(long number, AuditFilter filter) {
        List<AuditEntry> entries = recent.after(number, BATCH_SIZE).orElseGet(() -> store.after(number, BATCH_SIZE));
        long upTo = entries.isEmpty() ? number : entries.getLast().number();
        return new Batch(entries.stream().filter(filter::wants).toList(), upTo);
    }

    /** Waits until there is an entry after this one, at most for some time. */
    public void await(long number, Duration time) throws InterruptedException {
        recent.await(number, time);
    }

    /**
     * Some of the entries that came.
     *
     * @param entries those that are wanted, in the order of their numbers
     * @param upTo the number of the last one that was looked at
     */
    public record Batch(List<AuditEntry> entries, long upTo) {}

    private boolean read() {
        List<AuditEntry> entries = store.after(recent.last(), BATCH_SIZE);
        recent.add(entries);
        return entries.size() == BATCH_SIZE;
    }
}
