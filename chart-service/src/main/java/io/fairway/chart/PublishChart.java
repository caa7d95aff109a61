package io.fairway.chart;

import io.fairway.eventlog.Outbox;
import io.fairway.eventlog.OutgoingMessage;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRef;
import io.fairway.events.ChartRejected;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.events.FairwayEvent;
import io.fairway.events.Uuid7;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/**
 * Makes a claimed chart and publishes it: first to the registry, then, in one transaction, to the chart repository and as
 * an event. A crash between the two repeats the push of the same bytes, which changes nothing.
 */
@Singleton
class PublishChart {

    private static final Logger LOG = Logger.getLogger(PublishChart.class);
    private static final String EVENT_SOURCE = "/fairway/chart-service";

    private final ChartPackager packager;
    private final ChartRegistry registry;
    private final ChartStore store;
    private final Outbox outbox;
    private final ChartConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final EventCodec codec = new EventCodec();

    PublishChart(
            ChartPackager packager,
            ChartRegistry registry,
            ChartStore store,
            Outbox outbox,
            ChartConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.packager = packager;
        this.registry = registry;
        this.store = store;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Ends the chart, as published or as rejected.
     *
     * @throws UnavailableException if trying again may help; the chart is as it was
     * @throws InterruptedException because the claim is lost, or the service stops; the chart is as it was
     */
    void publish(ClaimedChart chart) throws UnavailableException, InterruptedException {
        ToolTime time = new ToolTime();
        try {
            PackagedChart packaged = packager.make(chart.request(), new Taken(chart), time);
            registry.push(chart.request().application(), packaged, time);
            published(chart, packaged, time);
        } catch (RejectedException e) {
            reject(chart, e.fault(), time);
        }
    }

    /**
     * Ends the chart as rejected.
     *
     * @throws InterruptedException because the claim is lost, or the service stops; the chart is as it was
     */
    void reject(ClaimedChart chart, Fault fault, ToolTime time) throws InterruptedException {
        ChartRequest request = chart.request();
        ChartRejected event = new ChartRejected(
                request.source(), request.application(), fault.message(), fault.file(), fault.line(), time.spent());
        Instant now = clock.instant();
        if (finish(request, event, now, () -> store.reject(chart, fault, now))) {
            metrics.counter("fairway.charts", "outcome", "rejected").increment();
            LOG.infof(
                    "chart rejected: changeId=%s application=%s commit=%s file=%s line=%s message=%s",
                    request.changeId(),
                    request.application(),
                    request.source().commit(),
                    fault.file(),
                    fault.line(),
                    fault.message());
        }
    }

    private void published(ClaimedChart chart, PackagedChart packaged, ToolTime time) throws InterruptedException {
        ChartRequest request = chart.request();
        ChartRef reference = new ChartRef(
                packaged.name(),
                packaged.version(),
                registry.reference(request.application(), packaged.name()),
                packaged.digest(),
                config.chartRepository() + "/" + request.application() + "/" + packaged.fileName(),
                packaged.contentDigest());
        ChartPublished event = new ChartPublished(
                        request.source(),
                        request.application(),
                        reference,
                        request.image(),
                        packaged.environments(),
                        time.spent(),
                        packaged.approvals().isEmpty() ? null : packaged.approvals())
                .with(packaged.remarks());
        Instant now = clock.instant();
        if (finish(request, event, now, () -> store.publish(chart, packaged, now))) {
            metrics.counter("fairway.charts", "outcome", "published").increment();
            LOG.infof(
                    "chart published: changeId=%s application=%s commit=%s chart=%s version=%s digest=%s bytes=%d",
                    request.changeId(),
                    request.application(),
                    request.source().commit(),
                    packaged.name(),
                    packaged.version(),
                    packaged.digest(),
                    packaged.archive().length);
        }
    }

    /** The state and the event, or neither. False if another worker has the chart now: its result counts. */
    private boolean finish(ChartRequest request, FairwayEvent event, Instant now, BooleanSupplier state)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the result comes too late");
        }
        boolean finished = QuarkusTransaction.requiringNew().call(() -> {
            if (!state.getAsBoolean()) {
                return false;
            }
            outbox.append(message(request, event, now));
            return true;
        });
        if (!finished) {
            LOG.infof(
                    "another worker has the chart: changeId=%s application=%s",
                    request.changeId(), request.application());
        }
        return finished;
    }

    /** The versions that the application's charts have in the database. */
    private final class Taken implements Versions {

        private final ClaimedChart chart;

        private Taken(ClaimedChart chart) {
            this.chart = chart;
        }

        @Override
        public Set<String> taken() {
            return store.versionsBeside(chart);
        }

        @Override
        public void take(String version) throws UnavailableException, InterruptedException {
            boolean held;
            try {
                held = store.takeVersion(chart, version);
            } catch (ConstraintViolationException e) {
                throw new UnavailableException("another chart of the application took version " + version, e);
            }
            if (!held) {
                throw new InterruptedException("another worker has the chart");
            }
        }
    }

    private OutgoingMessage message(ChartRequest request, FairwayEvent event, Instant now) {
        EventCodec.Encoded encoded = codec.encode(
                new Envelope(Uuid7.at(now), now, EVENT_SOURCE, request.changeId(), request.causedBy(), event));
        return new OutgoingMessage(encoded.topic(), encoded.key(), encoded.headers(), encoded.value());
    }
}
