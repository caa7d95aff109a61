package io.fairway.notification.cdevents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.fairway.eventlog.Outbox;
import io.fairway.eventlog.OutgoingMessage;
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
import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.events.TargetChangedByAnother;
import io.fairway.notification.EventContext;
import io.fairway.notification.EventStore;
import io.fairway.notification.Json;
import io.fairway.notification.Notification;
import io.fairway.notification.Notifications;
import io.fairway.notification.NotifierConfig;
import io.fairway.notification.context.ContextStore;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores an event with what it means, for people and for other tools, and puts the CDEvents into the outbox; all in the
 * transaction of the inbox. Sinks and Kafka get them afterwards.
 */
@Singleton
public class RecordEvent {

    public static final String TOPIC = "fairway.cdevents";

    private final EventStore events;
    private final ContextStore contexts;
    private final Outbox outbox;
    private final boolean publish;

    RecordEvent(EventStore events, ContextStore contexts, Outbox outbox, NotifierConfig config) {
        this.events = events;
        this.contexts = contexts;
        this.outbox = outbox;
        this.publish = config.cdevents();
    }

    /** What an event refers to; each may be absent. */
    private record References(
            @Nullable Source source,
            @Nullable Target target,
            @Nullable UUID releaseId,
            @Nullable UUID restoredId) {

        static final References NONE = new References(null, null, null, null);

        static References to(Source source) {
            return new References(source, null, null, null);
        }

        static References to(Target target, UUID releaseId) {
            return new References(null, target, releaseId, null);
        }
    }

    public void record(Envelope envelope) {
        events.takeTurn();
        References references = references(envelope);
        rememberBefore(envelope);
        Target target = references.target();
        EventContext context = contexts.contextOf(
                envelope.changeId(),
                references.source() == null ? null : references.source().repository(),
                references.releaseId(),
                references.restoredId(),
                target == null ? null : target.key());
        CdEvents.Meaning meaning = CdEvents.of(envelope, context);
        Notification notification = Notifications.of(envelope, context);
        ArrayNode cdevents = Json.array();
        meaning.events().forEach(event -> cdevents.add(event.json()));
        events.append(envelope, notification, cdevents);
        if (target != null) {
            contexts.rememberTarget(target.key(), meaning.live(), meaning.openIncident());
        }
        if (publish) {
            meaning.events().forEach(event -> outbox.append(message(envelope, event)));
        }
    }

    private static References references(Envelope envelope) {
        return switch (envelope.data()) {
            case ChangeAccepted accepted -> References.to(accepted.source());
            case ImagePushed pushed -> References.to(pushed.source());
            case ConfigurationPushed pushed -> References.to(pushed.source());
            case BuildFailed failed -> References.to(failed.source());
            case PushRefused _ -> References.NONE;
            case ChartPublished published -> References.to(published.source());
            case ChartRejected rejected -> References.to(rejected.source());
            case ReleaseRequested requested -> References.to(requested.target(), requested.releaseId());
            case ApprovalRequested requested -> References.to(requested.target(), requested.releaseId());
            case ReleaseDeployed deployed -> References.to(deployed.target(), deployed.releaseId());
            case ReleaseVerified verified -> References.to(verified.target(), verified.releaseId());
            case ReleaseFailed failed -> References.to(failed.target(), failed.releaseId());
            case ReleaseSkipped skipped -> References.to(skipped.target(), skipped.releaseId());
            case ReleaseRolledBack undone ->
                new References(null, undone.target(), undone.releaseId(), undone.restoredReleaseId());
            case ActionTaken action ->
                action.releaseId() == null ? References.NONE : new References(null, null, action.releaseId(), null);
            case TargetChangedByAnother changed ->
                changed.releaseId() == null ? References.NONE : new References(null, null, changed.releaseId(), null);
        };
    }

    /** What the event itself adds to the context is stored before the context is read. */
    private void rememberBefore(Envelope envelope) {
        switch (envelope.data()) {
            case ChangeAccepted accepted -> contexts.remember(envelope.changeId(), accepted);
            case ChartPublished published ->
                contexts.remember(published.source().repository(), published.application());
            case ChartRejected rejected -> contexts.remember(rejected.source().repository(), rejected.application());
            case ReleaseRequested requested -> contexts.remember(requested);
            case ReleaseDeployed deployed -> contexts.rememberDeployed(deployed.releaseId());
            case ImagePushed _,
                    ConfigurationPushed _,
                    BuildFailed _,
                    PushRefused _,
                    ApprovalRequested _,
                    ReleaseVerified _,
                    ReleaseFailed _,
                    ReleaseRolledBack _,
                    ReleaseSkipped _,
                    ActionTaken _,
                    TargetChangedByAnother _ -> {}
        }
    }

    /** CloudEvents 1.0 in binary mode of the Kafka binding; the key is that of the event, so a target stays in order. */
    private static OutgoingMessage message(Envelope envelope, CdEvent event) {
        Map<String, String> headers = new LinkedHashMap<>();
        event.attributes().forEach((name, value) -> headers.put("ce_" + name, value));
        headers.put("content-type", "application/json");
        return new OutgoingMessage(
                TOPIC, envelope.data().key(), headers, event.json().toString().getBytes(StandardCharsets.UTF_8));
    }
}
