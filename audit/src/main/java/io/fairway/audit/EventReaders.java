package io.fairway.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.rest.Problem;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The clients that listen to events. Each has a thread of its own, which sends one event and waits until it was taken, so
 * nothing piles up in memory for a slow one: it is disconnected, and resumes where it was when it reconnects.
 */
@Singleton
class EventReaders {

    private static final Logger LOG = Logger.getLogger(EventReaders.class);
    private static final int RECONNECT_MILLIS = 2000;

    private final AuditTail tail;
    private final ObjectMapper json;
    private final Duration heartbeat;
    private final Duration patience;
    private final int maxReaders;
    private final Semaphore free;
    private volatile boolean closed;

    EventReaders(AuditTail tail, ObjectMapper json, AuditConfig config) {
        this.tail = tail;
        this.json = json;
        this.heartbeat = config.heartbeat();
        this.patience = config.patience();
        this.maxReaders = config.readers();
        this.free = new Semaphore(maxReaders);
    }

    void stop(@Observes ShutdownEvent event) {
        closed = true;
    }

    int count() {
        return maxReaders - free.availablePermits();
    }

    /**
     * Sends events until the reader goes away.
     *
     * @param after the number of the last event that the reader has
     * @throws Problem 503 if there are too many readers
     */
    void serve(SseEventSink sink, Sse sse, long after, AuditFilter filter) {
        if (!free.tryAcquire()) {
            throw new Problem(
                    503,
                    "Too many readers",
                    maxReaders + " readers are listening already: try again later, or use GET /audit");
        }
        Reader reader = new Reader(sink, sse, filter);
        // The framework writes the head of the response when the caller returns, unless it is written: two threads must
        // not do it.
        if (works(() -> reader.greet(after))) {
            Thread.ofVirtual().name("events-reader").start(() -> {
                works(() -> reader.follow(after));
                end(sink);
            });
        } else {
            end(sink);
        }
    }

    private interface Work {
        void run() throws InterruptedException, ExecutionException, TimeoutException, JsonProcessingException;
    }

    /** False if the reader is gone or does not read. */
    private boolean works(Work work) {
        try {
            work.run();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | JsonProcessingException | RuntimeException e) {
            LOG.debugf(e, "a client of the event stream is gone");
        } catch (TimeoutException e) {
            LOG.infof("a client of the event stream is disconnected because it does not read: patience=%s", patience);
        }
        return false;
    }

    private void end(SseEventSink sink) {
        free.release();
        sink.close();
    }

    private final class Reader {

        private final SseEventSink sink;
        private final Sse sse;
        private final AuditFilter filter;
        private long lastSent = System.nanoTime();

        Reader(SseEventSink sink, Sse sse, AuditFilter filter) {
            this.sink = sink;
            this.sse = sse;
            this.filter = filter;
        }

        void greet(long after) throws InterruptedException, ExecutionException, TimeoutException {
            send(sse.newEventBuilder()
                    .comment("events after " + after)
                    .reconnectDelay(RECONNECT_MILLIS)
                    .build());
        }

        void follow(long after)
                throws InterruptedException, ExecutionException, TimeoutException, JsonProcessingException {
            long position = after;
            while (!closed && !sink.isClosed()) {
                AuditTail.Batch batch = tail.after(position, filter);
                for (AuditEntry entry : batch.entries()) {
                    send(sse.newEventBuilder()
                            .id(String.valueOf(entry.number()))
                            .name(entry.type())
                            .data(json.writeValueAsString(entry))
                            .build());
                }
                if (batch.upTo() > position) {
                    position = batch.upTo();
                } else {
                    tail.await(position, heartbeat.minusNanos(System.nanoTime() - lastSent));
                }
                if (System.nanoTime() - lastSent >= heartbeat.toNanos()) {
                    send(sse.newEventBuilder().comment("still here").build());
                }
            }
        }

        private void send(OutboundSseEvent event) throws InterruptedException, ExecutionException, TimeoutException {
            sink.send(event).toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            lastSent = System.nanoTime();
        }
    }
}
