package io.fairway.verification.messaging;

import io.fairway.eventlog.Reception;
import io.fairway.eventlog.Reception.Received;
import io.fairway.events.ActionTaken;
import io.fairway.events.ApprovalRequested;
import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRejected;
import io.fairway.events.ConfigurationPushed;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.events.ImagePushed;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.ReleaseVerified;
import io.fairway.verification.RecordVerification;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Receives the events of releases and records what has to be verified. */
@ApplicationScoped
class ReleaseEvents {

    private static final String CONSUMER = "verifier-service";

    private final Reception reception;
    private final RecordVerification recordVerification;
    private final EventCodec codec = new EventCodec();

    ReleaseEvents(Reception reception, RecordVerification recordVerification) {
        this.reception = reception;
        this.recordVerification = recordVerification;
    }

    @Incoming("releases")
    @Blocking
    void receive(ConsumerRecord<String, byte[]> record) {
        reception.receive(CONSUMER, record, this::decode, this::handle);
    }

    private Reception.Incoming<Envelope> decode(Received received) {
        Envelope envelope = codec.decode(received.headers(), received.value());
        return new Reception.Incoming<>(envelope.id(), envelope);
    }

    private void handle(Envelope envelope) {
        switch (envelope.data()) {
            case ReleaseDeployed deployed -> recordVerification.record(envelope, deployed);
            // What others do with a release, and our own verdicts, ask for nothing here.
            case ReleaseRequested _, ReleaseVerified _, ReleaseFailed _, ReleaseRolledBack _ -> {}
            case ApprovalRequested _, ReleaseSkipped _, ActionTaken _ -> {}
            case ChangeAccepted _,
                    ImagePushed _,
                    ConfigurationPushed _,
                    BuildFailed _,
                    ChartPublished _,
                    ChartRejected _ -> {}
        }
    }
}
