package io.fairway.release.web;

import io.fairway.events.Target;
import io.fairway.release.SteerRelease;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What people start in an environment. */
@Path("/applications/{application}/environments/{environment}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "releases")
class EnvironmentsResource {

    private final SteerRelease steer;

    EnvironmentsResource(SteerRelease steer) {
        this.steer = steer;
    }

    @POST
    @Path("/releases")
    @ResponseStatus(202)
    @Operation(summary = "Releases a chart version that was released somewhere before")
    public ReleaseView release(
            @PathParam("application") String application,
            @PathParam("environment") String environment,
            Input.@Nullable ReleaseInput body) {
        Input.ReleaseInput input = Input.body(body);
        String version = Input.chartVersion(input.chartVersion());
        String reason = Input.reason(input.reason());
        return Possible.orProblem(
                () -> ReleaseView.of(steer.release(new Target(application, environment), version, reason)));
    }

    @POST
    @Path("/rollback")
    @ResponseStatus(202)
    @Operation(summary = "Returns to a verified release, by default the one before; what was live is quarantined")
    public ReleaseView rollBack(
            @PathParam("application") String application,
            @PathParam("environment") String environment,
            Input.@Nullable RollbackInput body) {
        Input.RollbackInput input = Input.body(body);
        String reason = Input.reason(input.reason());
        return Possible.orProblem(
                () -> ReleaseView.of(steer.rollBack(new Target(application, environment), input.toRelease(), reason)));
    }
}
