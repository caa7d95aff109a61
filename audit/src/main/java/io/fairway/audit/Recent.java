package io.fairway.audit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The last entries, for those who are up to date. Whoever is further behind has to read the database. */
final class Recent {

    private final int size;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Deque<AuditEntry> entries = new ArrayDeque<>();
    private long evicted;
    private long last;
    private boolean closed;

    /** @param size how many are kept */
    Recent(int size) {
        this.size = size;
    }

    /** Nothing up to this number is kept here. */
    void startAfter(long number) {
        lock.lock();
        try {
            evicted = number;
            last = number;
        } finally {
            lock.unlock();
        }
    }

    long last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** @param newer in the order of their numbers, all greater than {@link #last()} */
    void add(List<AuditEntry> newer) {
        if (newer.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            entries.addAll(newer);
            last = newer.getLast().number();
            while (entries.size() > size) {
                evicted = entries.removeFirst().number();
            }
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The entries after a number.
     *
     * @return empty if some of them are not kept here any more
     */
    Optional<List<AuditEntry>> after(long number, int limit) {
        lock.lock();
        try {
            if (number < evicted) {
                return Optional.empty();
            }
            return Optional.of(entries.stream()
                    .filter(entry -> entry.number() > number)
                    .limit(limit)
                    .toList());
        } finally {
            lock.unlock();
        }
    }

    /** Waits for an entry after this number, or until the time is over. */
    void await(long number, Duration time) throws InterruptedException {
        lock.lock();
        try {
            long nanos = time.toNanos();
            while (last <= number && !closed && nanos > 0) {
                nanos = grown.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
