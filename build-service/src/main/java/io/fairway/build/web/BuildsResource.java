package io.fairway.build.web;

import io.fairway.build.Build;
import io.fairway.build.BuildLog;
import io.fairway.build.BuildStatus;
import io.fairway.build.BuildStore;
import io.fairway.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Builds and their logs. */
@Path("/builds")
@Tag(name = "builds")
@RunOnVirtualThread
public class BuildsResource {

    private static final int MAX_FOLLOWERS = 100;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final BuildStore builds;
    private final BuildLog logs;
    private final Semaphore followers = new Semaphore(MAX_FOLLOWERS);

    BuildsResource(BuildStore builds, BuildLog logs) {
        this.builds = builds;
        this.logs = logs;
    }

    /** The newest builds first, at most 200; a condition that is not given matches all. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The newest builds first, at most 200")
    public List<BuildView> list(
            @QueryParam("repository") @Nullable String repository,
            @QueryParam("commit") @Nullable String commit,
            @QueryParam("changeId") @Nullable String changeId,
            @QueryParam("status") @Nullable String status) {
        return builds
                .newest(
                        repository,
                        commit,
                        changeId == null ? null : id(changeId),
                        status == null ? null : status(status))
                .stream()
                .map(BuildView::of)
                .toList();
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One build")
    public BuildView get(@PathParam("id") String id) {
        return BuildView.of(find(id));
    }

    /** The log so far; with {@code follow=true} the answer grows with it and ends with the build. */
    @GET
    @Path("/{id}/log")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "The log of a build; with follow=true it grows with the build and ends with it")
    public Response log(
            @PathParam("id") String id,
            @QueryParam("follow") @DefaultValue("false") boolean follow,
            @Context HttpServerResponse connection) {
        UUID build = find(id).id();
        if (follow && !followers.tryAcquire()) {
            throw new Problem(503, "Too many readers", "at most " + MAX_FOLLOWERS + " logs are followed at once");
        }
        StreamingOutput output = out -> {
            try {
                write(build, follow, out, connection);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // the service stops; the reader sees the end of the answer
            } finally {
                if (follow) {
                    followers.release();
                }
            }
        };
        return Response.ok(output)
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .build();
    }

    private void write(UUID build, boolean follow, OutputStream out, HttpServerResponse connection)
            throws IOException, InterruptedException {
        long position = 0;
        // A reader who leaves while the build is silent is not noticed by writing.
        while (!connection.closed()) {
            // Asked before the read: what was logged before the end is then surely read.
            boolean ended = !follow
                    || builds.byId(build).map(now -> now.status().ended()).orElse(true);
            List<BuildLog.Chunk> chunks = logs.read(build, position);
            for (BuildLog.Chunk chunk : chunks) {
                out.write(chunk.text().getBytes(StandardCharsets.UTF_8));
                position = chunk.position();
            }
            out.flush();
            if (chunks.isEmpty() && ended) {
                return;
            }
            if (chunks.isEmpty()) {
                logs.awaitGrowth(LOOK_AGAIN);
            }
        }
    }

    private Build find(String id) {
        return builds.byId(id(id)).orElseThrow(() -> new Problem(404, "Unknown build", "there is no such build"));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new Problem(400, "Invalid id", "an id is a UUID");
        }
    }

    private static BuildStatus status(String text) {
        return Arrays.stream(BuildStatus.values())
                .filter(status -> status.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new Problem(400, "Invalid status", "known are " + Arrays.toString(BuildStatus.values())));
    }
}
