package io.fairway.release.web;

import io.fairway.events.Target;
import io.fairway.release.PauseEnvironment;
import io.fairway.release.Paused;
import io.fairway.release.ReleaseCommands;
import io.fairway.rest.CurrentCaller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
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

    private final ReleaseCommands steer;
    private final PauseEnvironment pause;
    private final ReleaseViews views;
    private final CurrentCaller caller;

    EnvironmentsResource(ReleaseCommands steer, PauseEnvironment pause, ReleaseViews views, CurrentCaller caller) {
        this.steer = steer;
        this.pause = pause;
        this.views = views;
        this.caller = caller;
    }

    /**
     * A pause as it is shown.
     *
     * @param by who paused the environment
     * @param reason why
     * @param at since when
     */
    record PauseView(String by, String reason, Instant at) {}

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
        return Possible.orProblem(() ->
                views.of(steer.release(new Target(application, environment), version, caller.required(), reason)));
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
        return Possible.orProblem(() -> views.of(
                steer.rollBack(new Target(application, environment), input.toRelease(), caller.required(), reason)));
    }

    @POST
    @Path("/pause")
    @Operation(
            summary = "Holds back every release in the environment that has not begun; rollbacks are never held back")
    public PauseView pause(
            @PathParam("application") String application,
            @PathParam("environment") String environment,
            Input.@Nullable ReasonInput body) {
        String reason = Input.reason(Input.body(body).reason());
        return Possible.orProblem(() -> {
            Paused paused = pause.pause(new Target(application, environment), caller.required(), reason);
            return new PauseView(paused.by(), paused.reason(), paused.at());
        });
    }

    @POST
    @Path("/resume")
    @Operation(summary = "Lets releases in the environment begin again")
    public void resume(
            @PathParam("application") String application,
            @PathParam("environment") String environment,
            Input.@Nullable ReasonInput body) {
        String reason = Input.reason(Input.body(body).reason());
        Possible.orProblem(() -> {
            pause.resume(new Target(application, environment), caller.required(), reason);
            return environment;
        });
    }
}
