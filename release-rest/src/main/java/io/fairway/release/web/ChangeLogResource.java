package io.fairway.release.web;

import io.fairway.release.query.BuildLogs;
import io.fairway.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** The log of the build of a change. */
@Path("/changes/{id}/log")
@Tag(name = "changes")
class ChangeLogResource {

    private static final Logger LOG = Logger.getLogger(ChangeLogResource.class);
    private static final int MAX_READERS = 100;
    private static final byte[] BROKEN_OFF =
            "\n[fairway] the log breaks off here: build-service went away\n".getBytes(StandardCharsets.UTF_8);

    private final BuildLogs logs;
    private final Semaphore readers = new Semaphore(MAX_READERS);

    ChangeLogResource(BuildLogs logs) {
        this.logs = logs;
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @RunOnVirtualThread
    @Operation(summary = "The log of a change's build; with follow=true it grows with the build and ends with it")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.TEXT_PLAIN))
    @APIResponse(responseCode = "503", description = "build-service is away, is not known, or has too many readers")
    public Response log(
            @PathParam("id") String id,
            @QueryParam("follow") @DefaultValue("false") boolean follow,
            @Context RoutingContext connection)
            throws InterruptedException {
        UUID changeId = Input.id(id);
        if (!readers.tryAcquire()) {
            throw new Problem(503, "Too many readers", "at most " + MAX_READERS + " logs are read at once");
        }
        boolean opened = false;
        try {
            InputStream text = open(changeId, follow);
            opened = true;
            return answer(changeId, text, connection);
        } finally {
            if (!opened) {
                readers.release();
            }
        }
    }

    private InputStream open(UUID changeId, boolean follow) throws InterruptedException {
        return switch (logs.open(changeId, follow)) {
            case BuildLogs.Answer.Log log -> log.text();
            case BuildLogs.Answer.NoBuild _ ->
                throw Input.unknown("there is no build for change " + changeId
                        + ": either it did not start with a push, or build-service has not heard of it");
            case BuildLogs.Answer.Unavailable unavailable -> throw new Problem(503, "No logs", unavailable.message());
        };
    }

    private Response answer(UUID changeId, InputStream text, RoutingContext connection) {
        // A reader who leaves while the build is silent is not noticed by writing.
        connection.addEndHandler(_ -> close(text));
        StreamingOutput output = out -> {
            try (text) {
                pass(changeId, text, out);
            } finally {
                readers.release();
            }
        };
        return Response.ok(output)
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static void pass(UUID changeId, InputStream text, OutputStream out) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        while (true) {
            int read;
            try {
                read = text.read(buffer);
            } catch (IOException e) {
                LOG.debugf(e, "a log broke off: changeId=%s", changeId);
                out.write(BROKEN_OFF);
                return;
            }
            if (read < 0) {
                return;
            }
            out.write(buffer, 0, read);
            out.flush();
        }
    }

    private static void close(InputStream text) {
        try {
            text.close();
        } catch (IOException e) {
            LOG.debugf(e, "a log could not be closed");
        }
    }
}
