package io.fairway.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.rest.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The stream that keeps a page live. A browser that does not keep up is disconnected: it connects again and asks for the page anew,
 * which is less than all that it missed.
 */
@Path("/ui/stream")
class LiveStream {

    private static final int MAX_WAITING = 256;
    private static final int MAX_TOPICS = 20;

    private final LiveUpdates updates;
    private final ObjectMapper json;
    private final int maxStreams;

    /** @param maxStreams how many may be open at once; more are asked to come back later */
    LiveStream(
            LiveUpdates updates,
            ObjectMapper json,
            @ConfigProperty(name = "fairway.dashboard.streams", defaultValue = "1000") int maxStreams) {
        this.updates = updates;
        this.json = json;
        this.maxStreams = maxStreams;
    }

    private record Browser(Set<String> topics, MultiEmitter<? super LiveUpdates.Message> emitter)
            implements LiveUpdates.Subscriber {

        @Override
        public boolean wants(String topic) {
            return topics.contains(topic);
        }

        @Override
        public void send(LiveUpdates.Message message) {
            if (!emitter.isCancelled()) {
                emitter.emit(message);
            }
        }

        @Override
        public void end() {
            emitter.complete();
        }
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> open(@QueryParam("of") @Nullable String of, @Context Sse sse) {
        String[] topics = of == null || of.isBlank() ? new String[0] : of.split(" ");
        if (topics.length > MAX_TOPICS || of != null && of.length() > 2000) {
            throw new Problem(400, "Bad request", "of names too many topics");
        }
        if (updates.count() >= maxStreams) {
            throw new Problem(
                    503, "Too many open pages", "the limit of live pages is reached; this page will try again");
        }
        return Multi.createFrom()
                .<LiveUpdates.Message>emitter(
                        emitter -> {
                            Browser browser = new Browser(Set.of(distinct(topics)), emitter);
                            emitter.onTermination(() -> updates.remove(browser));
                            emitter.emit(new LiveUpdates.Message("hello", hello()));
                            updates.add(browser);
                        },
                        MAX_WAITING)
                .onFailure()
                .recoverWithCompletion()
                .map(message -> sse.newEventBuilder()
                        .name(message.name())
                        .data(String.class, message.data().replace('\n', ' '))
                        .build());
    }

    private static String[] distinct(String[] topics) {
        return java.util.Arrays.stream(topics).distinct().toArray(String[]::new);
    }

    private String hello() {
        ObjectNode hello = json.createObjectNode();
        hello.put("assets", Assets.base());
        hello.put("lastEvent", updates.lastEvent() == null ? null : String.valueOf(updates.lastEvent()));
        return hello.toString();
    }
}
