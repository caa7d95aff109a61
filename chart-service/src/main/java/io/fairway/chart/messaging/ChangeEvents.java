package io.fairway.chart.messaging;

import io.fairway.chart.ChartRequest;
import io.fairway.chart.ChartStore;
import io.fairway.events.ActionTaken;
import io.fairway.events.ApprovalRequested;
import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRejected;
import io.fairway.events.ConfigurationPushed;
import io.fairway.events.Envelope;
import io.fairway.events.ImagePushed;
import io.fairway.events.ImageRef;
import io.fairway.events.PushRefused;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Source;
import io.fairway.events.TargetChangedByAnother;
import io.fairway.events.Topic;
import io.fairway.messaging.EventReceiver;
import io.fairway.messaging.UsesTopics;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Records that a chart is wanted when an image, or a change of configuration, was pushed. The work is done by a worker. */
@ApplicationScoped
class ChangeEvents implements UsesTopics {

    private static final Logger LOG = Logger.getLogger(ChangeEvents.class);
    private static final String CONSUMER = "chart-service";

    private final EventReceiver receiver;
    private final ChartStore store;

    ChangeEvents(EventReceiver receiver, ChartStore store) {
        this.receiver = receiver;
        this.store = store;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.BUILDS, Topic.CHARTS, Topic.DEAD_LETTERS);
    }

    @Incoming("builds")
    @Blocking
    void receive(ConsumerRecord<String, byte[]> record) {
        receiver.receive(CONSUMER, record, this::handle);
    }

    private void handle(Envelope envelope) {
        wanted(envelope).ifPresent(request -> {
            if (store.request(request)) {
                LOG.infof(
                        "chart requested: changeId=%s application=%s commit=%s",
                        request.changeId(),
                        request.application(),
                        request.source().commit());
            } else {
                LOG.infof(
                        "the commit has a chart already: changeId=%s application=%s commit=%s",
                        request.changeId(),
                        request.application(),
                        request.source().commit());
            }
        });
    }

    static Optional<ChartRequest> wanted(Envelope envelope) {
        return switch (envelope.data()) {
            case ImagePushed pushed ->
                Optional.of(request(envelope, pushed.source(), pushed.application(), pushed.image()));
            case ConfigurationPushed pushed ->
                Optional.of(request(envelope, pushed.source(), pushed.application(), pushed.image()));
            case ChangeAccepted _,
                    BuildFailed _,
                    PushRefused _,
                    ChartPublished _,
                    ChartRejected _,
                    ReleaseRequested _,
                    ReleaseDeployed _,
                    ReleaseVerified _,
                    ReleaseFailed _,
                    ReleaseRolledBack _,
                    ApprovalRequested _,
                    ReleaseSkipped _,
                    ActionTaken _,
                    TargetChangedByAnother _ -> Optional.empty();
        };
    }

    private static ChartRequest request(Envelope envelope, Source source, String application, ImageRef image) {
        return new ChartRequest(envelope.changeId(), envelope.id(), source, application, image);
    }
}
