package io.fairway.notification.web;

import io.fairway.notification.DeadLetter;
import io.fairway.notification.DeliveryResult;
import io.fairway.notification.DeliveryStore;
import io.fairway.notification.SinkSpec;
import io.fairway.notification.SinkWorkers;
import io.fairway.notification.Sinks;
import io.fairway.notification.TestMessage;
import io.fairway.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The status of the sinks, and their dead letters. */
@Path("/sinks")
@Produces(MediaType.APPLICATION_JSON)
public class SinksResource {

    private static final int MAX_DEAD_LETTERS = 200;
    private static final String PROBLEM = "application/problem+json";

    private static final String UNKNOWN = """
            {"type": "about:blank", "title": "Unknown sink", "status": 404,
             "detail": "there is no sink 'team'; GET /sinks lists them", "instance": "/sinks/team/test"}""";

    private static final String UNAUTHORIZED = """
            {"type": "about:blank", "title": "Unauthorized", "status": 401,
             "detail": "send the header Authorization: Bearer <token>", "instance": "/sinks/team-chat/test"}""";

    private static final String OVERTAKEN = """
            {"type": "about:blank", "title": "Overtaken", "status": 409,
             "detail": "a newer status was set meanwhile, which this older one would replace",
             "instance": "/sinks/github/dead-letters/17/retry"}""";

    private final Sinks sinks;
    private final DeliveryStore store;
    private final SinkWorkers workers;
    private final Clock clock;

    SinksResource(Sinks sinks, DeliveryStore store, SinkWorkers workers, Clock clock) {
        this.sinks = sinks;
        this.store = store;
        this.workers = workers;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listSinks", summary = "Status of each sink", description = "In the order of the file.")
    @APIResponse(
            responseCode = "200",
            description = "the sinks",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = SinkView.class),
                            examples = @ExampleObject(name = "one sink that is retried", value = """
            [{"name": "team-chat", "kind": "slack", "state": "RETRYING", "waiting": 2, "lagSeconds": 31,
              "deadLetters": 0, "lastDelivery": "2026-11-23T20:15:02Z",
              "lastError": {"at": "2026-11-23T20:16:40Z", "message": "answered 503"}}]""")))
    public List<SinkView> list() {
        return sinks.all().stream()
                .map(sink -> SinkView.of(sink.spec(), store.status(sink.spec().name())))
                .toList();
    }

    @GET
    @Path("/{name}/dead-letters")
    @RunOnVirtualThread
    @Operation(
            operationId = "listDeadLetters",
            summary = "Messages that could not be delivered",
            description = "The newest first, at most 200.")
    @APIResponse(
            responseCode = "200",
            description = "the dead letters",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = DeadLetter.class),
                            examples = @ExampleObject(name = "a wrong token", value = """
            [{"id": 17, "eventId": "01a205e1-65ae-7013-aace-b0e43ba8617b",
              "changeId": "01a205e1-5c11-7aa0-9f10-2f6f0f3f1c55", "eventKind": "release-verified",
              "title": "hello in production: verified", "attempts": 1, "error": "answered 401: Bad credentials",
              "since": "2026-11-23T20:16:40Z"}]""")))
    @APIResponse(
            responseCode = "404",
            description = "no such sink",
            content = @Content(mediaType = PROBLEM, examples = @ExampleObject(name = "unknown", value = UNKNOWN)))
    public List<DeadLetter> deadLetters(@PathParam("name") String name) {
        return store.deadLetters(sink(name).spec().name(), MAX_DEAD_LETTERS);
    }

    @POST
    @Path("/{name}/dead-letters/{id}/retry")
    @RunOnVirtualThread
    @Operation(
            operationId = "retryDeadLetter",
            summary = "Sends a dead letter again",
            description = "With the same id as before. Later messages about the same target are not sent again.")
    @APIResponse(
            responseCode = "200",
            description = "it will be sent again",
            content =
                    @Content(
                            schema = @Schema(implementation = Outcome.class),
                            examples =
                                    @ExampleObject(
                                            name = "accepted",
                                            value = "{\"delivered\": false, \"message\": \"it will be sent again\"}")))
    @APIResponse(
            responseCode = "401",
            description = "no token",
            content = @Content(mediaType = PROBLEM, examples = @ExampleObject(name = "no token", value = UNAUTHORIZED)))
    @APIResponse(
            responseCode = "404",
            description = "no such sink or dead letter",
            content = @Content(mediaType = PROBLEM, examples = @ExampleObject(name = "unknown", value = UNKNOWN)))
    @APIResponse(
            responseCode = "409",
            description = "it would replace a newer status",
            content = @Content(mediaType = PROBLEM, examples = @ExampleObject(name = "overtaken", value = OVERTAKEN)))
    public Outcome retry(@PathParam("name") String name, @PathParam("id") long id) {
        SinkSpec spec = sink(name).spec();
        if (spec.settings().replacesEarlier() && store.overtaken(name, id)) {
            throw new Problem(409, "Overtaken", "a newer status was set meanwhile, which this older one would replace");
        }
        if (!store.revive(name, id)) {
            throw new Problem(
                    404, "Unknown dead letter", "GET /sinks/" + name + "/dead-letters lists those that there are");
        }
        workers.wake();
        return new Outcome(false, "it will be sent again");
    }

    @POST
    @Path("/{name}/test")
    @RunOnVirtualThread
    @Operation(
            operationId = "testSink",
            summary = "Sends a test message now",
            description =
                    "It is not retried and never becomes a dead letter. A commit status needs a commit, so that kind does nothing.")
    @APIResponse(
            responseCode = "200",
            description = "what the receiver responded",
            content =
                    @Content(
                            schema = @Schema(implementation = Outcome.class),
                            examples = {
                                @ExampleObject(
                                        name = "delivered",
                                        value = "{\"delivered\": true, \"message\": \"delivered\"}"),
                                @ExampleObject(
                                        name = "not delivered",
                                        value = "{\"delivered\": false, \"message\": \"answered 404: no_service\"}")
                            }))
    @APIResponse(
            responseCode = "401",
            description = "no token",
            content = @Content(mediaType = PROBLEM, examples = @ExampleObject(name = "no token", value = UNAUTHORIZED)))
    @APIResponse(
            responseCode = "404",
            description = "no such sink",
            content = @Content(mediaType = PROBLEM, examples = @ExampleObject(name = "unknown", value = UNKNOWN)))
    public Outcome test(@PathParam("name") String name) {
        return switch (sink(name).sink().deliver(TestMessage.now(clock))) {
            case DeliveryResult.Delivered() -> new Outcome(true, "delivered");
            case DeliveryResult.Refused(String reason) -> new Outcome(false, reason);
            case DeliveryResult.Failed failed -> new Outcome(false, failed.reason());
            case DeliveryResult.Unclear(String reason) -> new Outcome(false, reason);
        };
    }

    private Sinks.Ready sink(String name) {
        return sinks.named(name)
                .orElseThrow(() ->
                        new Problem(404, "Unknown sink", "there is no sink '" + name + "'; GET /sinks lists them"));
    }
}
