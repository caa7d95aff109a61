package io.fairway.chart;

import io.fairway.eventlog.Signals;
import io.fairway.eventlog.Traces;
import io.fairway.work.ClaimLoop;
import io.fairway.work.RetryPolicy;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Claims due charts and has them published, one at a time per thread. A claim is a lease that is renewed while the work
 * goes on: when this process dies, another one, or the next, takes the chart up once the lease has run out.
 *
 * <p>When the claim is lost, or the service stops, the thread is interrupted: git and Helm end by that, and nothing is
 * written any more. The chart stays as its next owner found it.
 */
@Singleton
class ChartWorker {

    private static final Logger LOG = Logger.getLogger(ChartWorker.class);

    private final ChartStore store;
    private final PublishChart publishChart;
    private final Signals signals;
    private final RetryPolicy retry;
    private final ClaimLoop<ClaimedChart> work;

    ChartWorker(ChartStore store, PublishChart publishChart, Signals signals, ChartConfig config) {
        this.store = store;
        this.publishChart = publishChart;
        this.signals = signals;
        ChartConfig.Charts settings = config.chart();
        this.retry = settings.retry().policy();
        this.work = new ClaimLoop<>(
                "charts",
                settings.workers(),
                settings.safetyPoll(),
                settings.lease(),
                store,
                (chart, _) -> work(chart));
    }

    void start(@Observes StartupEvent event) {
        work.start();
        signals.onSignal("charts", work::wake);
    }

    void stop(@Observes ShutdownEvent event) {
        work.close();
    }

    private void work(ClaimedChart chart) throws InterruptedException {
        try {
            Traces.call(chart.traceparent(), "publish chart", () -> {
                attempt(chart);
                return chart;
            });
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("an attempt throws nothing else", e);
        }
    }

    private void attempt(ClaimedChart chart) throws InterruptedException {
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
            stopIfInterrupted();
            tryAgain(chart, e.reason());
        } catch (RuntimeException e) {
            stopIfInterrupted();
            LOG.errorf(
                    e,
                    "chart failed unexpectedly: changeId=%s application=%s",
                    chart.request().changeId(),
                    chart.request().application());
            tryAgain(chart, "chart-service has an internal fault, see its log");
        }
    }

    /** A file or a connection that an interrupt closed looks like one that is not available. */
    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the claim is lost, or the service stops");
        }
    }

    private void tryAgain(ClaimedChart chart, String reason) throws InterruptedException {
        Optional<Duration> pause = retry.delayAfter(chart.attempt());
        if (pause.isEmpty()) {
            publishChart.reject(
                    chart, Fault.of("given up after " + chart.attempt() + " attempts: " + reason), new ToolTime());
            return;
        }
        LOG.warnf(
                "chart is tried again: changeId=%s application=%s attempt=%d pause=%s reason=%s",
                chart.request().changeId(), chart.request().application(), chart.attempt(), pause.get(), reason);
        boolean kept = store.postpone(chart, pause.get(), reason);
        if (!kept) {
            LOG.infof(
                    "another worker has the chart: changeId=%s application=%s",
                    chart.request().changeId(), chart.request().application());
        }
    }
}
