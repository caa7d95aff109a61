package io.fairway.verification;

import io.fairway.eventlog.Outbox;
import io.fairway.eventlog.OutgoingMessage;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.events.EventCodec.Encoded;
import io.fairway.events.Measurement;
import io.fairway.events.PodOutput;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.TimeSpent;
import io.fairway.events.Uuid7;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Saves the verdict and its event in one transaction, or neither: a verification ends once, whoever works on it. */
@Singleton
public class ConcludeVerification {

    private static final Logger LOG = Logger.getLogger(ConcludeVerification.class);
    private static final String SOURCE = "/fairway/verifier-service";

    private final VerificationStore store;
    private final Outbox outbox;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final EventCodec codec = new EventCodec();

    ConcludeVerification(VerificationStore store, Outbox outbox, Clock clock, MeterRegistry metrics) {
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Does nothing but log if somebody else has claimed the verification meanwhile. */
    @Transactional
    public void conclude(
            ClaimedVerification verification,
            Verdict verdict,
            List<TimeSpent> spent,
            List<Measurement> measured,
            List<PodOutput> output) {
        Conclusion conclusion = Conclusion.of(verdict, spent, measured, output);
        ReleaseDeployed deployed = verification.deployed();
        if (!store.conclude(verification, conclusion)) {
            LOG.warnf(
                    "verdict dropped, the verification was claimed by another: changeId=%s releaseId=%s attempt=%d",
                    verification.changeId(), deployed.releaseId(), verification.attempt());
            return;
        }
        publish(verification, conclusion);
        String reason = conclusion.reason() == null ? "" : conclusion.reason().name();
        metrics.counter("fairway.verifications", "status", conclusion.status().name(), "reason", reason)
                .increment();
        LOG.infof(
                "verification concluded: changeId=%s application=%s environment=%s releaseId=%s revision=%d status=%s"
                        + " reason=%s message=\"%s\"",
                verification.changeId(),
                deployed.target().application(),
                deployed.target().environment(),
                deployed.releaseId(),
                deployed.revision(),
                conclusion.status(),
                reason.isEmpty() ? "-" : reason,
                conclusion.message());
    }

    private void publish(ClaimedVerification verification, Conclusion conclusion) {
        Encoded encoded = codec.encode(new Envelope(
                Uuid7.at(clock.instant()),
                clock.instant(),
                SOURCE,
                verification.changeId(),
                verification.causedBy(),
                conclusion.event(verification.deployed())));
        outbox.append(new OutgoingMessage(encoded.topic(), encoded.key(), encoded.headers(), encoded.value()));
    }
}
