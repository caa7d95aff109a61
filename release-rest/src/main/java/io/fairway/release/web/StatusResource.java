package io.fairway.release.web;

import io.fairway.eventlog.health.EventPath;
import io.fairway.release.query.BuildLogs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether anything can happen at all. */
@Path("/status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "status")
class StatusResource {

    private final EventPath events;
    private final BuildLogs builds;

    StatusResource(EventPath events, BuildLogs builds) {
        this.events = events;
        this.builds = builds;
    }

    /**
     * Whether events come in and go out.
     *
     * @param live whether nothing is known to be wrong
     * @param troubles what is wrong, a sentence each
     */
    record StatusView(boolean live, List<String> troubles) {}

    @GET
    @RunOnVirtualThread
    @Operation(
            summary = "Whether events come in and go out, and which service does not answer",
            description = "Tells of consumers that have ended or stand still, here and in other services, of an outbox"
                    + " that is not emptied, and of a build-service that does not answer.")
    public StatusView status() throws InterruptedException {
        List<String> troubles = new ArrayList<>(events.troubles());
        builds.trouble().ifPresent(troubles::add);
        return new StatusView(troubles.isEmpty(), troubles);
    }
}
