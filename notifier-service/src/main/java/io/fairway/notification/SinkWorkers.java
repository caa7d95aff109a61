package io.fairway.notification;

import io.fairway.eventlog.Signals;
import io.fairway.work.WorkLoop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jboss.logging.Logger;

/** Starts a worker for each sink of the file, and deletes old events. */
@Singleton
public class SinkWorkers {

    private static final Logger LOG = Logger.getLogger(SinkWorkers.class);

    private final Sinks sinks;
    private final PositionStore positions;
    private final DeliveryStore store;
    private final Signals signals;
    private final MeterRegistry metrics;
    private final List<SinkWorker> workers;
    private final WorkLoop retention;

    SinkWorkers(
            Sinks sinks,
            PositionStore positions,
            DeliveryStore store,
            EventStore events,
            Signals signals,
            NotifierConfig config,
            MeterRegistry metrics) {
        this.sinks = sinks;
        this.positions = positions;
        this.store = store;
        this.signals = signals;
        this.metrics = metrics;
        this.workers = sinks.all().stream()
                .map(sink -> new SinkWorker(sink, positions, store, config, metrics))
                .toList();
        this.retention = new WorkLoop("retention", 1, Duration.ofHours(1), () -> events.deleteOlderThan(config.keep()));
    }

    void start(@Observes StartupEvent event) {
        positions.configure(sinks.all().stream().map(Sinks.Ready::spec).toList());
        for (Sinks.Ready ready : sinks.all()) {
            String name = ready.spec().name();
            gauge("fairway.sink.waiting", name, SinkStatus::waiting);
            gauge("fairway.sink.dead.messages", name, SinkStatus::deadLetters);
            gauge("fairway.sink.lag.seconds", name, SinkStatus::lagSeconds);
            LOG.infof("sink: name=%s kind=%s", name, ready.spec().settings().kind());
        }
        workers.forEach(SinkWorker::start);
        signals.onSignal("events", this::wake);
        retention.start();
    }

    void stop(@Observes ShutdownEvent event) {
        workers.parallelStream().forEach(SinkWorker::close);
        retention.close();
    }

    /** Lets every worker look for work now. */
    public void wake() {
        workers.forEach(SinkWorker::wake);
    }

    private void gauge(String metric, String sink, ToLongFunction<SinkStatus> value) {
        Gauge.builder(metric, () -> value.applyAsLong(store.status(sink)))
                .tag("sink", sink)
                .register(metrics);
    }
}
