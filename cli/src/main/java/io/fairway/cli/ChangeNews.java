package io.fairway.cli;

import io.fairway.cli.http.Api;
import io.fairway.cli.http.Api.Path;
import io.fairway.cli.http.EventStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** When to look at a change again: when an event of it comes, and from time to time in case none comes. */
final class ChangeNews implements AutoCloseable {

    /** How often to look while there is no connection for events. */
    static final Duration LOOK = Duration.ofSeconds(2);

    /** How soon after an event: it comes a moment before its change has followed it. Then ever more seldom. */
    private static final Duration LOOK_AFTER_EVENT = Duration.ofMillis(500);

    private static final Duration LOOK_BESIDE_EVENTS = Duration.ofSeconds(10);
    private static final Duration BEFORE_NEXT_CONNECTION = Duration.ofSeconds(5);

    private final Api api;
    private final Path path;
    private final BlockingQueue<Boolean> news = new ArrayBlockingQueue<>(1);
    private final Thread listener;
    private volatile boolean connected;
    private Duration pause = LOOK_AFTER_EVENT;

    ChangeNews(Api api, String changeId) {
        this.api = api;
        this.path = Path.of("events").with("changeId", changeId);
        this.listener = Thread.ofVirtual().start(this::listen);
    }

    void await(Duration atMost) throws InterruptedException {
        Duration look = connected ? pause : LOOK;
        long millis = Math.max(1, Math.min(atMost.toMillis(), look.toMillis()));
        @Nullable Boolean event = news.poll(millis, TimeUnit.MILLISECONDS);
        if (event != null) {
            news.clear();
            pause = LOOK_AFTER_EVENT;
        } else {
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LOOK_BESIDE_EVENTS) < 0 ? pause : LOOK_BESIDE_EVENTS;
        }
    }

    private void listen() {
        String last = null;
        while (!Thread.currentThread().isInterrupted()) {
            try (EventStream events = EventStream.open(api, path, last)) {
                connected = true;
                // What happened before the connection stood is looked at now.
                wake();
                events.each(data -> wake());
                last = events.lastId();
            } catch (IOException | Failure e) {
                // Then it looks by itself, more often.
            } finally {
                connected = false;
            }
            try {
                Thread.sleep(BEFORE_NEXT_CONNECTION);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void wake() {
        // If there are news already, nothing is lost.
        boolean ignored = news.offer(Boolean.TRUE);
    }

    @Override
    public void close() {
        listener.interrupt();
    }
}
