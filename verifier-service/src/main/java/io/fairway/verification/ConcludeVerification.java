package io.fairway.verification;

import io.fairway.eventlog.Outbox;
import io.fairway.eventlog.OutgoingMessage;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.events.EventCodec.Encoded;
import io.fairway.events.FairwayEvent;
import io.fairway.events.Measurement;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.TimeSpent;
import io.fairway.events.Uuid7;
import io.fairway.verification.Verdict.Failed;
import io.fairway.verification.Verdict.NoData;
import io.fairway.verification.Verdict.Verified;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Saves the verdict and its event in one transaction, or neither: a verification has one end, whoever works on it. */
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

    @Transactional
    public void conclude(
            Verification verification, Verdict verdict, List<TimeSpent> spent, List<Measurement> measured) {
        ReleaseDeployed deployed = verification.deployed();
        switch (verdict) {
            case Verified verified ->
                save(
                        verification,
                        VerificationStatus.VERIFIED,
                        null,
                        "this revision is healthy",
                        verdict,
                        spent,
                        measured,
                        new ReleaseVerified(
                                deployed.releaseId(),
                                deployed.target(),
                                deployed.revision(),
                                verified.evidence(),
                                spent,
                                orNull(measured)));
            case Failed failed ->
                save(
                        verification,
                        VerificationStatus.FAILED,
                        failed.reason(),
                        failed.message(),
                        verdict,
                        spent,
                        measured,
                        failure(deployed, failed.reason(), failed.message(), verdict, spent, measured));
            case NoData nothing ->
                save(
                        verification,
                        VerificationStatus.NO_DATA,
                        Reason.NO_DATA,
                        nothing.message(),
                        verdict,
                        spent,
                        measured,
                        failure(deployed, Reason.NO_DATA, nothing.message(), verdict, spent, measured));
        }
    }

    private static ReleaseFailed failure(
            ReleaseDeployed deployed,
            Reason reason,
            String message,
            Verdict verdict,
            List<TimeSpent> spent,
            List<Measurement> measured) {
        return new ReleaseFailed(
                deployed.releaseId(),
                deployed.target(),
                deployed.revision(),
                reason,
                message,
                verdict.evidence(),
                spent,
                orNull(measured));
    }

    private static @Nullable List<Measurement> orNull(List<Measurement> measured) {
        return measured.isEmpty() ? null : measured;
    }

    private void save(
            Verification verification,
            VerificationStatus status,
            @Nullable Reason reason,
            String message,
            Verdict verdict,
            List<TimeSpent> spent,
            List<Measurement> measured,
            FairwayEvent event) {
        ReleaseDeployed deployed = verification.deployed();
        if (!store.conclude(verification, status, reason, message, verdict.evidence(), spent, measured)) {
            LOG.warnf(
                    "verdict dropped, another one holds the verification: changeId=%s releaseId=%s attempt=%d",
                    verification.changeId(), deployed.releaseId(), verification.attempt());
            return;
        }
        Encoded encoded = codec.encode(new Envelope(
                Uuid7.at(clock.instant()),
                clock.instant(),
                SOURCE,
                verification.changeId(),
                verification.causedBy(),
                event));
        outbox.append(new OutgoingMessage(encoded.topic(), encoded.key(), encoded.headers(), encoded.value()));
        metrics.counter("fairway.verifications", "status", status.name(), "reason", reason == null ? "" : reason.name())
                .increment();
        LOG.infof(
                "verification concluded: changeId=%s application=%s environment=%s releaseId=%s revision=%d status=%s reason=%s message=\"%s\"",
                verification.changeId(),
                deployed.target().application(),
                deployed.target().environment(),
                deployed.releaseId(),
                deployed.revision(),
                status,
                reason == null ? "-" : reason,
                message);
    }
}
