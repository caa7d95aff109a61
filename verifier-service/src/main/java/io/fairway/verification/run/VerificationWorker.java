package io.fairway.verification.run;

import io.fairway.eventlog.Signals;
import io.fairway.eventlog.Traces;
import io.fairway.verification.ClaimedVerification;
import io.fairway.verification.VerificationStore;
import io.fairway.verification.VerifierConfig;
import io.fairway.work.ClaimLoop;
import io.fairway.work.Heartbeat;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Claims verifications and runs each on a thread of its own: one that takes long keeps nobody else waiting. */
@Singleton
class VerificationWorker {

    private static final Logger LOG = Logger.getLogger(VerificationWorker.class);

    private final RunVerification handler;
    private final Signals signals;
    private final AtomicInteger running;
    private final ClaimLoop<HeldVerification> loop;

    VerificationWorker(
            VerificationStore store,
            RunVerification handler,
            Signals signals,
            VerifierConfig config,
            MeterRegistry metrics) {
        this.handler = handler;
        this.signals = signals;
        this.running = metrics.gauge("fairway.verifications.running", new AtomicInteger());
        this.loop = new ClaimLoop<>(
                "verifications", config.parallel(), config.safetyPoll(), config.lease(), new Claims(store), this::run);
    }

    void start(@Observes StartupEvent event) {
        signals.onSignal("verifications", loop::wake);
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        handler.stop();
        loop.close();
    }

    private void run(HeldVerification held, Heartbeat heartbeat) throws InterruptedException {
        ClaimedVerification verification = held.verification();
        if (verification.attempt() > 1) {
            LOG.infof(
                    "verification continued: changeId=%s releaseId=%s attempt=%d",
                    verification.changeId(), verification.deployed().releaseId(), verification.attempt());
        }
        running.incrementAndGet();
        try {
            Traces.call(verification.traceparent(), "verify release", () -> {
                handler.run(held);
                return verification.id();
            });
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a verification failed", e);
        } finally {
            running.decrementAndGet();
            if (!heartbeat.isLost()) {
                held.giveBack();
            }
        }
    }

    private record Claims(VerificationStore store) implements ClaimLoop.Claims<HeldVerification> {

        @Override
        public Optional<HeldVerification> claim(Duration lease) {
            return store.claim(lease).map(claimed -> new HeldVerification(store, claimed));
        }

        @Override
        public boolean renew(HeldVerification held, Duration lease) {
            return held.renew(lease);
        }

        @Override
        public String name(HeldVerification held) {
            return "verification " + held.verification().id();
        }
    }
}
