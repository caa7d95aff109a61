package io.fairway.dashboard.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts failed attempts to sign in, so that nobody tries tokens at leisure. Forgotten at a restart. */
@ApplicationScoped
public class SignInAttempts {

    public static final int MAX = 10;
    static final Duration WITHIN = Duration.ofMinutes(5);

    private static final int MAX_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    /** How long this address has to wait before its next attempt; zero if it need not. */
    public synchronized Duration waitFor(String address) {
        Deque<Instant> recent = recent(address);
        if (recent.size() < MAX) {
            return Duration.ZERO;
        }
        return Duration.between(clock.instant(), recent.getFirst().plus(WITHIN));
    }

    public synchronized void failed(String address) {
        recent(address).addLast(clock.instant());
    }

    public synchronized void succeeded(String address) {
        failures.remove(address);
    }

    private Deque<Instant> recent(String address) {
        Deque<Instant> of = failures.computeIfAbsent(address, unknown -> new ArrayDeque<>());
        Instant since = clock.instant().minus(WITHIN);
        while (!of.isEmpty() && !of.getFirst().isAfter(since)) {
            of.removeFirst();
        }
        return of;
    }
}
