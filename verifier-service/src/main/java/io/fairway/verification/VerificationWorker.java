package io.fairway.verification;

import io.fairway.eventlog.Signals;
import io.fairway.eventlog.Traces;
import io.fairway.work.WorkLoop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Takes verifications and watches each on a thread of its own: one that takes long keeps nobody else waiting. */
@Singleton
class VerificationWorker {

    private static final Logger LOG = Logger.getLogger(VerificationWorker.class);

    private final VerificationStore store;
    private final WatchRelease handler;
    private final Signals signals;
    private final VerifierConfig config;
    private final AtomicInteger running;
    private final WorkLoop loop;

    VerificationWorker(
            VerificationStore store,
            WatchRelease handler,
            Signals signals,
            VerifierConfig config,
            MeterRegistry metrics) {
        this.store = store;
        this.handler = handler;
        this.signals = signals;
        this.config = config;
        this.running = metrics.gauge("fairway.verifications.running", new AtomicInteger());
        this.loop = new WorkLoop("verifications", config.parallel(), config.safetyPoll(), this::verifyOne);
    }

    void start(@Observes StartupEvent event) {
        signals.onSignal("verifications", loop::wake);
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        handler.stop();
        loop.close();
    }

    private boolean verifyOne() {
        Optional<Verification> taken = store.take(config.lease());
        taken.ifPresent(this::verify);
        return taken.isPresent();
    }

    private void verify(Verification verification) {
        if (verification.attempt() > 1) {
            LOG.infof(
                    "verification taken up again: changeId=%s releaseId=%s attempt=%d",
                    verification.changeId(), verification.deployed().releaseId(), verification.attempt());
        }
        running.incrementAndGet();
        try {
            Traces.call(verification.traceparent(), "verify release", () -> {
                handler.watch(verification);
                return verification.id();
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a verification failed", e);
        } finally {
            running.decrementAndGet();
        }
    }
}
