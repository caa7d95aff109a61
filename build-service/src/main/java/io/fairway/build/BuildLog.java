package io.fairway.build;

import io.fairway.eventlog.Signals;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The kept logs of builds; readable while they grow, from every process. */
@ApplicationScoped
@Transactional
public class BuildLog implements PanacheRepositoryBase<LogPiece, Long> {

    private static final int CHUNKS_AT_ONCE = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private boolean listening;

    private final Signals signals;

    BuildLog(Signals signals) {
        this.signals = signals;
    }

    /** A piece of log; the next ones have greater positions. */
    public record Chunk(long position, String text) {}

    void append(UUID build, String text) {
        persist(new LogPiece(build, text));
    }

    /** Characters that are kept of a build. */
    long size(UUID build) {
        return find("select coalesce(sum(length(text)), 0) from LogPiece where buildId = ?1", build)
                .project(Long.class)
                .singleResult();
    }

    /** The next chunks after a position; 0 is the start. Empty if there is nothing more yet. */
    public List<Chunk> read(UUID build, long after) {
        return find("buildId = ?1 and position > ?2", Sort.by("position"), build, after)
                .page(0, CHUNKS_AT_ONCE)
                .list()
                .stream()
                .map(LogPiece::chunk)
                .toList();
    }

    /** Waits until some log has grown, at most for the given time. */
    @Transactional(TxType.NOT_SUPPORTED)
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
