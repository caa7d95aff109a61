package io.fairway.build;

import io.fairway.eventlog.Outbox;
import io.fairway.eventlog.OutgoingMessage;
import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.ConfigurationPushed;
import io.fairway.events.Envelope;
import io.fairway.events.EventCodec;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ImagePushed;
import io.fairway.events.PushRefused;
import io.fairway.events.Topic;
import io.fairway.events.Uuid7;
import io.fairway.messaging.UsesTopics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The events of build-service. They are published if the caller's transaction commits. */
@ApplicationScoped
class BuildEvents implements UsesTopics {

    private static final String SOURCE = "/fairway/build-service";

    private final EventCodec codec = new EventCodec();
    private final Outbox outbox;
    private final Clock clock;
    private final String publicUrl;

    /** @param publicUrl where people reach this service, for links to build logs */
    BuildEvents(
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "fairway.public-url", defaultValue = "http://127.0.0.1:8081") String publicUrl) {
        this.outbox = outbox;
        this.clock = clock;
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.values());
    }

    void accepted(Build build) {
        append(build, build.acceptedEvent(), null, new ChangeAccepted(build.source(), build.author(), build.summary()));
    }

    void ended(Build build, Outcome.Pushed pushed) {
        result(
                build,
                new ImagePushed(build.source(), pushed.application(), pushed.image(), logUrl(build), pushed.spent()));
    }

    void ended(Build build, Outcome.Reused reused) {
        result(build, new ConfigurationPushed(build.source(), reused.application(), reused.image(), reused.spent()));
    }

    void ended(Build build, Outcome.Failed failed) {
        result(
                build,
                new BuildFailed(build.source(), failed.reason(), failed.message(), logUrl(build), failed.spent()));
    }

    void refused(PushRefused refused) {
        Instant now = clock.instant();
        append(new Envelope(Uuid7.at(now), now, SOURCE, Uuid7.at(now), null, refused));
    }

    String logUrl(Build build) {
        return publicUrl + "/builds/" + build.id() + "/log";
    }

    private void result(Build build, FairwayEvent event) {
        append(build, Uuid7.at(clock.instant()), build.acceptedEvent(), event);
    }

    private void append(Build build, UUID id, @Nullable UUID causedBy, FairwayEvent event) {
        append(new Envelope(id, clock.instant(), SOURCE, build.changeId(), causedBy, event));
    }

    private void append(Envelope envelope) {
        EventCodec.Encoded encoded = codec.encode(envelope);
        outbox.append(new OutgoingMessage(encoded.topic(), encoded.key(), encoded.headers(), encoded.value()));
    }
}
