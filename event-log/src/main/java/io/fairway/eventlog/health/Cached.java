package io.fairway.eventlog.health;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is read at most once in a while, by one thread at a time, however many ask for it. */
final class Cached<T> implements Supplier<T> {

    private final Duration maxAge;
    private final LongSupplier nanoTime;
    private final Supplier<T> read;
    private @Nullable T value;
    private long readAt;

    /** @param read says by its value that it failed; what it throws is not kept */
    Cached(Duration maxAge, LongSupplier nanoTime, Supplier<T> read) {
        this.maxAge = maxAge;
        this.nanoTime = nanoTime;
        this.read = read;
    }

    @Override
    public synchronized T get() {
        T current = value;
        if (current == null || nanoTime.getAsLong() - readAt >= maxAge.toNanos()) {
            current = read.get();
            value = current;
            // A read that took long is as fresh as any other.
            readAt = nanoTime.getAsLong();
        }
        return current;
    }
}
