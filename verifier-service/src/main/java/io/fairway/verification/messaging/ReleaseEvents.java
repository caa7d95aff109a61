package io.fairway.verification.messaging;

import io.fairway.events.ActionTaken;
import io.fairway.events.ApprovalRequested;
import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRejected;
import io.fairway.events.ConfigurationPushed;
import io.fairway.events.Envelope;
import io.fairway.events.ImagePushed;
import io.fairway.events.PushRefused;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.TargetChangedByAnother;
import io.fairway.events.Topic;
import io.fairway.messaging.EventReceiver;
import io.fairway.messaging.UsesTopics;
import io.fairway.verification.RecordVerification;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Receives the events of releases and records what has to be verified. */
@ApplicationScoped
class ReleaseEvents implements UsesTopics {

    private static final String CONSUMER = "verifier-service";

    private final EventReceiver receiver;
    private final RecordVerification recordVerification;

    ReleaseEvents(EventReceiver receiver, RecordVerification recordVerification) {
        this.receiver = receiver;
        this.recordVerification = recordVerification;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.RELEASES, Topic.DEAD_LETTERS);
    }

    @Incoming("releases")
    @Blocking
    void receive(ConsumerRecord<String, byte[]> record) {
        receiver.receive(CONSUMER, record, this::handle);
    }

    private void handle(Envelope envelope) {
        switch (envelope.data()) {
            case ReleaseDeployed deployed -> recordVerification.record(envelope, deployed);
            // What others do with a release, and our own verdicts, ask for nothing here.
            case ReleaseRequested _, ReleaseVerified _, ReleaseFailed _, ReleaseRolledBack _ -> {}
            case ApprovalRequested _, ReleaseSkipped _, ActionTaken _, TargetChangedByAnother _ -> {}
            case ChangeAccepted _,
                    ImagePushed _,
                    ConfigurationPushed _,
                    BuildFailed _,
                    PushRefused _,
                    ChartPublished _,
                    ChartRejected _ -> {}
        }
    }
}
