package io.fairway.eventlog;

import io.fairway.work.RetryPolicy;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which a consumer treats a record. When {@link #receive} returns, the record may be acknowledged: its
 * effect, or its dead letter, is committed.
 *
 * <ul>
 *   <li>It cannot be decoded, or the handler throws {@link PoisonException} or {@link IllegalArgumentException}: it goes to
 *       the dead letters, with its cause, and stops nobody.
 *   <li>It was seen before: nothing happens.
 *   <li>The database is away: it is repeated until the database is back.
 *   <li>The handler fails otherwise: it is repeated a few times, then it goes to the dead letters.
 * </ul>
 */
@Singleton
public class Reception {

    private static final Logger LOG = Logger.getLogger(Reception.class);
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(60);

    private final Transactions transactions;
    private final Inbox inbox;
    private final Outbox outbox;
    private final String deadLetterTopic;
    private final RetryPolicy retry;
    private final RetryPolicy untilAvailable;
    private final Map<String, Map<DeadLetterCause, Counter>> deadLetterCounters = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    Reception(Transactions transactions, Inbox inbox, Outbox outbox, EventLogConfig config) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.outbox = outbox;
        this.deadLetterTopic = config.deadLetterTopic();
        this.retry = config.retry().policy();
        this.untilAvailable = new RetryPolicy(retry.first(), retry.factor(), retry.max(), Integer.MAX_VALUE);
    }

    /**
     * A record as the decoder sees it.
     *
     * @param value null if the record has none
     */
    public record Received(String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] value) {}

    /**
     * What the decoder made of a record.
     *
     * @param id the same at each delivery; the inbox goes by it
     */
    public record Incoming<E>(UUID id, E event) {}

    /**
     * Decodes the record and hands it to the handler, in one transaction with the inbox. Blocks, for as long as it takes:
     * call it from a method marked {@code @Blocking}.
     *
     * @param consumer who receives; the inbox remembers for each one
     * @param decoder whatever it throws means that the record is not understood
     * @param handler stores the work and returns; called in a transaction
     * @throws IllegalStateException if the service stops before the record was dealt with: do not acknowledge it; or if the
     *     caller is in a transaction
     */
    public <E> void receive(
            String consumer,
            ConsumerRecord<String, byte[]> record,
            Function<Received, Incoming<E>> decoder,
            Consumer<E> handler) {
        transactions.requireNone("receiving a record");
        Map<DeadLetterCause, Counter> _ = deadLetterCounters(consumer);
        Received received = new Received(record.topic(), record.key(), DeadLetters.headersOf(record), record.value());
        Incoming<E> incoming;
        try {
            incoming = decoder.apply(received);
        } catch (RuntimeException e) {
            deadLetter(consumer, record, DeadLetterCause.MALFORMED, e);
            return;
        }
        String trace = Span.current().getSpanContext().isValid()
                ? null
                : received.headers().get(Traces.HEADER);
        Traces.within(trace, "receive " + record.topic(), () -> {
            handle(consumer, record, incoming, handler);
            return null;
        });
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopping.countDown();
    }

    private <E> void handle(
            String consumer, ConsumerRecord<String, byte[]> record, Incoming<E> incoming, Consumer<E> handler) {
        Callable<Boolean> work = () -> {
            boolean firstTime = inbox.firstTime(consumer, incoming.id());
            if (firstTime) {
                handler.accept(incoming.event());
            }
            return firstTime;
        };
        for (int failedAttempts = 0; ; ) {
            try {
                if (!transactions.inNew(TRANSACTION_TIMEOUT, work)) {
                    LOG.debugf("seen before: consumer=%s id=%s", consumer, incoming.id());
                    Metrics.counter("fairway.inbox.duplicates", "consumer", consumer)
                            .increment();
                }
                return;
            } catch (Exception e) {
                failedAttempts++;
                Optional<Duration> pause = pauseAfter(e, failedAttempts);
                if (pause.isEmpty()) {
                    deadLetter(consumer, record, DeadLetterCause.ofHandler(e), e);
                    return;
                }
                waitAfter(e, consumer, record, failedAttempts, pause.get());
            }
        }
    }

    private Optional<Duration> pauseAfter(Exception failure, int failedAttempts) {
        return switch (FailureAction.of(failure)) {
            case DEAD_LETTER -> Optional.empty();
            case RETRY_UNTIL_AVAILABLE -> untilAvailable.delayAfter(failedAttempts);
            case RETRY_LIMITED -> retry.delayAfter(failedAttempts);
        };
    }

    /** Stores the dead letter, once for each record however often it is delivered. Only a stop of the service prevents it. */
    private void deadLetter(
            String consumer, ConsumerRecord<String, byte[]> record, DeadLetterCause kind, Exception cause) {
        OutgoingMessage deadLetter = DeadLetters.of(deadLetterTopic, consumer, record, cause);
        Callable<Boolean> work = () -> {
            boolean firstTime = inbox.firstTime(consumer, DeadLetters.idOf(record));
            if (firstTime) {
                outbox.append(deadLetter);
            }
            return firstTime;
        };
        for (int failedAttempts = 0; ; ) {
            try {
                if (transactions.inNew(TRANSACTION_TIMEOUT, work)) {
                    LOG.errorf(
                            "a record can never be processed and goes to the dead letters: consumer=%s topic=%s"
                                    + " partition=%d offset=%d kind=%s cause=%s",
                            consumer,
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            kind.tag(),
                            DeadLetters.describe(cause));
                    Objects.requireNonNull(deadLetterCounters(consumer).get(kind))
                            .increment();
                }
                return;
            } catch (Exception e) {
                failedAttempts++;
                waitAfter(
                        e,
                        consumer,
                        record,
                        failedAttempts,
                        untilAvailable.delayAfter(failedAttempts).orElseThrow());
            }
        }
    }

    /** All causes from the first record on: who watches an increase needs the zero before it. */
    private Map<DeadLetterCause, Counter> deadLetterCounters(String consumer) {
        return deadLetterCounters.computeIfAbsent(
                consumer,
                _ -> Arrays.stream(DeadLetterCause.values())
                        .collect(Collectors.toMap(
                                cause -> cause,
                                cause -> Metrics.counter(
                                        "fairway.dead.letters", "consumer", consumer, "cause", cause.tag()))));
    }

    private void waitAfter(
            Exception failure, String consumer, ConsumerRecord<String, byte[]> record, int attempts, Duration pause) {
        LOG.warnf(
                "a record failed and is repeated: consumer=%s topic=%s partition=%d offset=%d attempts=%d nextTryIn=%s"
                        + " cause=%s",
                consumer,
                record.topic(),
                record.partition(),
                record.offset(),
                attempts,
                pause,
                DeadLetters.describe(failure));
        LOG.debug("the failure in full", failure);
        try {
            if (stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("the service stops; the record will be delivered again", failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; the record will be delivered again", e);
        }
    }
}
