package io.fairway.release.web;

import io.fairway.release.ApproveRelease;
import io.fairway.release.ReleaseCommands;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.ReleaseStore;
import io.fairway.rest.CurrentCaller;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Releases: reading, retrying, cancelling. */
@Path("/releases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "releases")
class ReleasesResource {

    private final ReleaseStore releases;
    private final ReleaseCommands steer;
    private final ApproveRelease approve;
    private final ReleaseViews views;
    private final CurrentCaller caller;

    ReleasesResource(
            ReleaseStore releases,
            ReleaseCommands steer,
            ApproveRelease approve,
            ReleaseViews views,
            CurrentCaller caller) {
        this.releases = releases;
        this.steer = steer;
        this.approve = approve;
        this.views = views;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Releases, newest first")
    @Transactional
    public List<ReleaseView> search(
            @QueryParam("application") @Nullable String application,
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable Integer limit) {
        return views.of(releases.search(application, environment, statusOf(status), Input.limit(limit)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One release, with the evidence of its verdict and the differences that its rollback left")
    @Transactional
    public ReleaseView one(@PathParam("id") String id) {
        return releases.findByIdOptional(Input.id(id))
                .map(views::of)
                .orElseThrow(() -> Input.unknown("there is no release " + id));
    }

    @POST
    @Path("/{id}/retry")
    @Operation(summary = "Tries the content of a release again as a new attempt; lifts its quarantine")
    public ReleaseView retry(@PathParam("id") String id, Input.@Nullable ReasonInput body) {
        String reason = Input.reason(Input.body(body).reason());
        return Possible.orProblem(() -> views.of(steer.retry(Input.id(id), caller.required(), reason)));
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "Stops a release; one that has begun is rolled back")
    public ReleaseView cancel(@PathParam("id") String id, Input.@Nullable ReasonInput body) {
        String reason = Input.reason(Input.body(body).reason());
        return Possible.orProblem(() -> views.of(steer.cancel(Input.id(id), caller.required(), reason)));
    }

    @POST
    @Path("/{id}/approve")
    @Operation(summary = "Approves a release that waits for people; it begins when enough of them have")
    public ReleaseView approve(@PathParam("id") String id, Input.@Nullable ReasonInput body) {
        String reason = Input.reason(Input.body(body).reason());
        return Possible.orProblem(() -> views.of(approve.approve(Input.id(id), caller.required(), reason)));
    }

    @POST
    @Path("/{id}/reject")
    @Operation(summary = "Rejects a release that waits for people: it ends, and nothing was installed")
    public ReleaseView reject(@PathParam("id") String id, Input.@Nullable ReasonInput body) {
        String reason = Input.reason(Input.body(body).reason());
        return Possible.orProblem(() -> views.of(approve.reject(Input.id(id), caller.required(), reason)));
    }

    private static @Nullable ReleaseStatus statusOf(@Nullable String status) {
        if (status == null) {
            return null;
        }
        Optional<ReleaseStatus> known = Arrays.stream(ReleaseStatus.values())
                .filter(candidate -> candidate.name().equals(status))
                .findFirst();
        return known.orElseThrow(() -> Input.wrong("status must be one of " + Arrays.toString(ReleaseStatus.values())));
    }
}
