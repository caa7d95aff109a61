package io.fairway.release;

import io.fairway.eventlog.Outbox;
import io.fairway.eventlog.OutgoingMessage;
import io.fairway.events.ActionTaken;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.events.FairwayEvent;
import io.fairway.events.Target;
import io.fairway.events.Uuid7;
import io.fairway.rest.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the others, in the transaction of what is told. */
@ApplicationScoped
class ReleaseEvents {

    /**
     * What somebody asked for.
     *
     * @param by who
     * @param action what
     * @param subject what else it is about, for example a chart version; null if nothing
     * @param reason why
     */
    record UserAction(
            Caller by, ActionTaken.Action action, @Nullable String subject, String reason) {}

    private static final String SOURCE = "/fairway/release-service";

    private final Outbox outbox;
    private final ChangeStore changes;
    private final EventCodec codec = new EventCodec();
    private final Clock clock;

    ReleaseEvents(Outbox outbox, ChangeStore changes, Clock clock) {
        this.outbox = outbox;
        this.changes = changes;
        this.clock = clock;
    }

    /** Sends it as the next event of this release. */
    UUID publish(Release about, FairwayEvent event) {
        UUID id = publish(about.changeId(), about.lastEvent(), event);
        about.causedBy(id);
        return id;
    }

    /** Says what somebody did about a release: the cause of what follows. */
    void acted(Release about, UserAction asked) {
        Target target = about.target();
        publish(about, action(target.application(), target.environment(), about.id(), asked));
    }

    /** Says what somebody did to an application or an environment; it belongs to no change. */
    void acted(String application, @Nullable String environment, UserAction asked) {
        send(envelope(Uuid7.at(clock.instant()), null, action(application, environment, null, asked)));
    }

    private static ActionTaken action(
            String application, @Nullable String environment, @Nullable UUID release, UserAction asked) {
        return new ActionTaken(
                asked.by().name(), asked.action(), application, environment, release, asked.subject(), asked.reason());
    }

    private UUID publish(UUID changeId, @Nullable UUID causedBy, FairwayEvent event) {
        Envelope envelope = envelope(changeId, causedBy, event);
        send(envelope);
        changes.record(envelope);
        return envelope.id();
    }

    private Envelope envelope(UUID changeId, @Nullable UUID causedBy, FairwayEvent event) {
        return new Envelope(Uuid7.at(clock.instant()), clock.instant(), SOURCE, changeId, causedBy, event);
    }

    private void send(Envelope envelope) {
        EventCodec.Encoded encoded = codec.encode(envelope);
        outbox.append(new OutgoingMessage(encoded.topic(), encoded.key(), encoded.headers(), encoded.value()));
    }
}
