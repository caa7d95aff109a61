package io.fairway.audit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Events as they happen. */
@Path("/events")
@Tag(name = "audit")
class EventsResource {

    private final EventReaders readers;
    private final AuditTail tail;

    EventsResource(EventReaders readers, AuditTail tail) {
        this.readers = readers;
        this.tail = tail;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Stream of events",
            description =
                    "Server-sent events: id is the number of the entry, event its type, data the entry as in GET /audit."
                            + " Without Last-Event-ID, from now on; with it, from the event after that one. A client that"
                            + " does not read is disconnected.")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong; detail says which and how to mend it")
    @APIResponse(responseCode = "503", description = "Too many readers are listening")
    public void events(
            @QueryParam("application") @Nullable String application,
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("changeId") @Nullable String changeId,
            @Parameter(description = "as the header Last-Event-ID, which takes precedence")
                    @QueryParam("after")
                    @Nullable
                    String after,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context Sse sse,
            @Context SseEventSink sink) {
        AuditFilter filter = AuditInput.filter(application, environment, null, null, null, changeId, null, null);
        Long last = AuditInput.number(lastEventId, "Last-Event-ID");
        Long start = last == null ? AuditInput.number(after, "after") : last;
        readers.serve(sink, sse, start == null ? tail.last() : existing(start), filter);
    }

    /**
     * A number that is greater than all there are is from before the database was lost and read anew. Everything is sent then:
     * something twice rather than something never.
     */
    private long existing(long number) {
        return number > tail.last() ? 0 : number;
    }
}
