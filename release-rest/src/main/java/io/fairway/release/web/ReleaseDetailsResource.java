package io.fairway.release.web;

import io.fairway.release.diff.DiffRelease;
import io.fairway.release.query.ShowPods;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a release changed, and the pods it has. Helm and the cluster are asked for it. */
@Path("/releases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "releases")
class ReleaseDetailsResource {

    private final DiffRelease diffs;
    private final ShowPods pods;

    ReleaseDetailsResource(DiffRelease diffs, ShowPods pods) {
        this.diffs = diffs;
        this.pods = pods;
    }

    @GET
    @Path("/{id}/diff")
    @Operation(summary = "What a release changed, object by object; what it would change, if it is not installed yet")
    public DiffView diff(@PathParam("id") String id) {
        UUID release = Input.id(id);
        return Possible.orProblem(() -> DiffView.of(diffs.of(release)));
    }

    @GET
    @Path("/{id}/pods")
    @Operation(summary = "The pods that the workloads of a release have now")
    public ShowPods.PodsNow pods(@PathParam("id") String id) {
        UUID release = Input.id(id);
        return Possible.orProblem(() -> pods.of(release));
    }
}
