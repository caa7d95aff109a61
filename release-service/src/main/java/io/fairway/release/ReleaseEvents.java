package io.fairway.release;

import io.fairway.eventlog.Outbox;
import io.fairway.eventlog.OutgoingMessage;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.events.FairwayEvent;
import io.fairway.events.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the others, in the transaction of what is told. */
@ApplicationScoped
class ReleaseEvents {

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
    UUID tell(Release about, FairwayEvent event) {
        UUID id = tell(about.changeId(), about.lastEvent(), event);
        about.causedBy(id);
        return id;
    }

    private UUID tell(UUID changeId, @Nullable UUID causedBy, FairwayEvent event) {
        Envelope envelope = new Envelope(Uuid7.at(clock.instant()), clock.instant(), SOURCE, changeId, causedBy, event);
        EventCodec.Encoded encoded = codec.encode(envelope);
        outbox.append(new OutgoingMessage(encoded.topic(), encoded.key(), encoded.headers(), encoded.value()));
        changes.record(envelope);
        return envelope.id();
    }
}
