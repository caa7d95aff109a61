package io.fairway.chart;

import io.fairway.eventlog.Signals;
import io.fairway.eventlog.TopicCreator;
import io.fairway.eventlog.TopicSpec;
import io.fairway.eventlog.Traces;
import io.fairway.events.Topic;
import io.fairway.work.RetryPolicy;
import io.fairway.work.WorkLoop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Claims due charts and has them published, one at a time per thread. A claim is a lease that is renewed while the work
 * goes on: when this process dies, another one, or the next, takes the chart up once the lease has run out.
 */
@Singleton
class ChartWorker {

    private static final Logger LOG = Logger.getLogger(ChartWorker.class);

    private final ChartStore store;
    private final PublishChart publishChart;
    private final Signals signals;
    private final TopicCreator topics;
    private final Duration lease;
    private final RetryPolicy retry;
    private final WorkLoop work;
    private final WorkLoop renewal;
    private final Map<UUID, Chart> held = new ConcurrentHashMap<>();

    ChartWorker(ChartStore store, PublishChart publishChart, Signals signals, TopicCreator topics, ChartConfig config) {
        this.store = store;
        this.publishChart = publishChart;
        this.signals = signals;
        this.topics = topics;
        ChartConfig.Charts settings = config.chart();
        this.lease = settings.lease();
        this.retry = settings.retry().policy();
        this.work = new WorkLoop("charts", settings.workers(), settings.safetyPoll(), this::workOnce);
        this.renewal = new WorkLoop("chart-leases", 1, lease.dividedBy(3), this::renewLeases);
    }

    /** Before the consumers start: they need the topics. */
    void createTopics(@Observes @Priority(1) StartupEvent event) {
        topics.ensure(Stream.of(Topic.BUILDS, Topic.CHARTS, Topic.DEAD_LETTERS)
                .map(topic -> new TopicSpec(topic.topicName(), topic.partitions(), topic.retention()))
                .toList());
    }

    void start(@Observes StartupEvent event) {
        renewal.start();
        work.start();
        signals.onSignal("charts", work::wake);
    }

    void stop(@Observes ShutdownEvent event) {
        work.close();
        renewal.close();
    }

    private boolean workOnce() {
        Optional<Chart> claimed = QuarkusTransaction.requiringNew().call(() -> store.claim(lease));
        claimed.ifPresent(this::workOn);
        return claimed.isPresent();
    }

    private void workOn(Chart chart) {
        held.put(chart.id(), chart);
        try {
            Traces.within(chart.traceparent(), "publish chart", () -> {
                attempt(chart);
                return chart;
            });
        } finally {
            held.remove(chart.id());
        }
    }

    private void attempt(Chart chart) {
        if (chart.attempt() > retry.attempts()) {
            // The attempts before this one never ended: the process died in them.
            publishChart.reject(
                    chart,
                    Fault.of("the chart could not be made in " + retry.attempts() + " attempts, all interrupted"),
                    new ToolTime());
            return;
        }
        try {
            publishChart.publish(chart);
        } catch (UnavailableException e) {
            tryAgain(chart, e.reason());
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "chart failed unexpectedly: changeId=%s application=%s",
                    chart.request().changeId(),
                    chart.request().application());
            tryAgain(chart, "chart-service has an internal fault, see its log");
        }
    }

    private void tryAgain(Chart chart, String reason) {
        Optional<Duration> pause = retry.delayAfter(chart.attempt());
        if (pause.isEmpty()) {
            publishChart.reject(
                    chart, Fault.of("given up after " + chart.attempt() + " attempts: " + reason), new ToolTime());
            return;
        }
        LOG.warnf(
                "chart is tried again: changeId=%s application=%s attempt=%d pause=%s reason=%s",
                chart.request().changeId(), chart.request().application(), chart.attempt(), pause.get(), reason);
        boolean kept = QuarkusTransaction.requiringNew().call(() -> store.postpone(chart, pause.get(), reason));
        if (!kept) {
            LOG.infof(
                    "another worker has the chart: changeId=%s application=%s",
                    chart.request().changeId(), chart.request().application());
        }
    }

    private boolean renewLeases() {
        for (Chart chart : List.copyOf(held.values())) {
            boolean kept = QuarkusTransaction.requiringNew().call(() -> store.renew(chart, lease));
            if (!kept) {
                held.remove(chart.id(), chart);
            }
        }
        return false;
    }
}
