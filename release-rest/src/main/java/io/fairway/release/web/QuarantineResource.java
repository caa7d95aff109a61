package io.fairway.release.web;

import io.fairway.release.QuarantineStore;
import io.fairway.release.Quarantined;
import io.fairway.release.ReleaseCommands;
import io.fairway.rest.CurrentCaller;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Contents that automation does not release again. */
@Path("/applications/{application}/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "quarantine")
class QuarantineResource {

    private final QuarantineStore quarantine;
    private final ReleaseCommands steer;
    private final CurrentCaller caller;

    QuarantineResource(QuarantineStore quarantine, ReleaseCommands steer, CurrentCaller caller) {
        this.quarantine = quarantine;
        this.steer = steer;
        this.caller = caller;
    }

    /**
     * A quarantined content as it is shown.
     *
     * @param contentDigest the content
     * @param releaseId the release that failed
     * @param reason why it is in quarantine
     * @param at since when
     */
    record QuarantineView(String contentDigest, UUID releaseId, String reason, Instant at) {

        static QuarantineView of(Quarantined quarantined) {
            return new QuarantineView(
                    quarantined.contentDigest(), quarantined.releaseId(), quarantined.reason(), quarantined.at());
        }
    }

    @GET
    @Operation(summary = "What is in quarantine, newest first")
    @Transactional
    public List<QuarantineView> all(@PathParam("application") String application) {
        return quarantine.activeIn(application).stream().map(QuarantineView::of).toList();
    }

    @DELETE
    @Path("/{contentDigest}")
    @Operation(summary = "Lets a content go again")
    public void lift(
            @PathParam("application") String application,
            @PathParam("contentDigest") String contentDigest,
            Input.@Nullable ReasonInput body) {
        String reason = Input.reason(Input.body(body).reason());
        Possible.orProblem(() -> {
            steer.lift(application, contentDigest, caller.required(), reason);
            return contentDigest;
        });
    }
}
