package io.fairway.notification;

import io.fairway.work.WorkLoop;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Serves one sink: advances its position, and sends what is due, one message after the other. It has a thread of its own,
 * so a receiver that hangs delays only its own sink.
 *
 * <p>A message is marked before it is sent, and its result is saved after the response. If the process dies in between, the
 * mark shows that it is unknown whether the message arrived.
 */
final class SinkWorker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SinkWorker.class);

    /** The result of a call is saved within this time, or another process may claim the message. */
    private static final Duration SAVING = Duration.ofSeconds(10);

    private static final String INTERRUPTED = "notifier-service ended while it was sent";

    private final SinkSpec spec;
    private final Sink sink;
    private final PositionStore positions;
    private final DeliveryStore store;
    private final MeterRegistry metrics;
    private final WorkLoop loop;

    SinkWorker(
            Sinks.Ready ready,
            PositionStore positions,
            DeliveryStore store,
            NotifierConfig config,
            MeterRegistry metrics) {
        this.spec = ready.spec();
        this.sink = ready.sink();
        this.positions = positions;
        this.store = store;
        this.metrics = metrics;
        this.loop = new WorkLoop("sink-" + spec.name(), 1, config.safetyPoll(), this::workOnce);
    }

    void start() {
        loop.start();
    }

    void wake() {
        loop.wake();
    }

    @Override
    public void close() {
        loop.close();
    }

    boolean workOnce() {
        boolean moreEvents = positions.advance(spec);
        Optional<ClaimedDelivery> claimed =
                store.claim(spec.name(), spec.deadline().plus(SAVING));
        claimed.ifPresent(this::deliver);
        return moreEvents || claimed.isPresent();
    }

    private void deliver(ClaimedDelivery delivery) {
        if (delivery.interrupted()) {
            NextStep step = NextStep.afterUnclear(INTERRUPTED, delivery.attempts() - 1, spec);
            if (step instanceof NextStep.GiveUp) {
                save(delivery, step);
                return;
            }
        }
        save(delivery, NextStep.after(sink.deliver(delivery.message()), delivery.attempts(), spec));
    }

    private void save(ClaimedDelivery delivery, NextStep step) {
        boolean saved =
                switch (step) {
                    case NextStep.Done() -> store.delivered(delivery);
                    case NextStep.Retry retry ->
                        store.retryLater(delivery, retry.pause(), retry.reason(), retry.unclear());
                    case NextStep.GiveUp(String reason) -> store.dead(delivery, reason);
                };
        if (!saved) {
            LOG.warnf(
                    "a message was claimed by another process while it was sent: sink=%s eventId=%s",
                    spec.name(), delivery.eventId());
            return;
        }
        report(delivery, step);
    }

    private void report(ClaimedDelivery delivery, NextStep step) {
        switch (step) {
            case NextStep.Done() -> LOG.debugf("delivered: sink=%s eventId=%s", spec.name(), delivery.eventId());
            case NextStep.Retry retry ->
                LOG.warnf(
                        "a message was not delivered and will be sent again: sink=%s eventId=%s attempts=%d nextTryIn=%s cause=%s",
                        spec.name(), delivery.eventId(), delivery.attempts(), retry.pause(), retry.reason());
            case NextStep.GiveUp(String reason) ->
                LOG.errorf(
                        "a message is a dead letter now: sink=%s eventId=%s changeId=%s attempts=%d cause=%s",
                        spec.name(),
                        delivery.eventId(),
                        delivery.message().notification().changeId(),
                        delivery.attempts(),
                        reason);
        }
        String outcome =
                switch (step) {
                    case NextStep.Done() -> "delivered";
                    case NextStep.Retry _ -> "retried";
                    case NextStep.GiveUp _ -> "dead";
                };
        metrics.counter("fairway.sink.deliveries", "sink", spec.name(), "outcome", outcome)
                .increment();
    }
}
