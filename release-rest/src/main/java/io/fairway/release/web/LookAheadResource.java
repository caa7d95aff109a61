package io.fairway.release.web;

import io.fairway.events.Target;
import io.fairway.release.diff.DiffRelease;
import io.fairway.release.query.RollbackTargets;
import io.fairway.release.query.RollbackTargets.RollbackTarget;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What would happen in an environment, before anybody does it. */
@Path("/applications/{application}/environments/{environment}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "releases")
class LookAheadResource {

    private final DiffRelease diffs;
    private final RollbackTargets targets;

    LookAheadResource(DiffRelease diffs, RollbackTargets targets) {
        this.diffs = diffs;
        this.targets = targets;
    }

    @GET
    @Path("/preview")
    @Operation(summary = "What a rollback to a release, or the release of a chart version, would change now")
    public DiffView preview(
            @PathParam("application") String application,
            @PathParam("environment") String environment,
            @QueryParam("toRelease") @Nullable String toRelease,
            @QueryParam("chartVersion") @Nullable String chartVersion) {
        if ((toRelease == null) == (chartVersion == null)) {
            throw Input.wrong("say either toRelease=<id of a release> or chartVersion=<version>");
        }
        Target target = new Target(application, environment);
        if (toRelease != null) {
            UUID id = Input.id(toRelease);
            return Possible.orProblem(() -> DiffView.of(diffs.rollback(target, id)));
        }
        String version = Input.chartVersion(chartVersion);
        return Possible.orProblem(() -> DiffView.of(diffs.chart(target, version)));
    }

    @GET
    @Path("/rollback-targets")
    @Operation(summary = "The verified releases that can be returned to, newest first, and why one cannot")
    public List<RollbackTarget> rollbackTargets(
            @PathParam("application") String application, @PathParam("environment") String environment) {
        return targets.of(new Target(application, environment));
    }
}
