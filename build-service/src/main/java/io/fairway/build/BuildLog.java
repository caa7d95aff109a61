package io.fairway.build;

import io.fairway.eventlog.Signals;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The kept logs of builds; readable while they grow, from every process. */
@ApplicationScoped
public class BuildLog {

    private static final int CHUNKS_AT_ONCE = 64;

    private final Database database;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private boolean listening;

    private final Signals signals;

    BuildLog(Database database, Signals signals) {
        this.database = database;
        this.signals = signals;
    }

    /** A piece of log; the next ones have greater positions. */
    public record Chunk(long position, String text) {}

    void append(UUID build, String text) {
        database.update("INSERT INTO build_logs (build_id, text) VALUES (?, ?)", build, text);
    }

    /** Characters that are kept of a build. */
    long size(UUID build) {
        return database.query(
                        "SELECT coalesce(sum(length(text)), 0) FROM build_logs WHERE build_id = ?",
                        row -> row.getLong(1),
                        build)
                .getFirst();
    }

    /** The next chunks after a position; 0 is the start. Empty if there is nothing more yet. */
    public List<Chunk> read(UUID build, long after) {
        return database.query(
                "SELECT position, text FROM build_logs WHERE build_id = ? AND position > ? ORDER BY position LIMIT "
                        + CHUNKS_AT_ONCE,
                row -> new Chunk(row.getLong(1), row.getString(2)),
                build,
                after);
    }

    /** Waits until some log has grown, at most for the given time. */
    public void awaitGrowth(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            if (!listening) {
                listening = true;
                signals.onSignal("build_logs", this::wake);
                signals.onSignal("builds", this::wake);
            }
            var _ = grown.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
