package io.fairway.release.web;

import io.fairway.release.query.FindChange;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** "Where is my change?" */
@Path("/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "changes")
class ChangesResource {

    private final FindChange changes;

    ChangesResource(FindChange changes) {
        this.changes = changes;
    }

    @GET
    @Operation(summary = "Changes, newest first; a commit may be shortened")
    public List<ChangeView> search(
            @QueryParam("application") @Nullable String application,
            @QueryParam("commit") @Nullable String commit,
            @QueryParam("limit") @Nullable Integer limit) {
        if (commit != null && !commit.matches("[0-9a-f]{4,64}")) {
            throw Input.wrong("commit must be 4 to 64 hexadecimal digits");
        }
        return changes.search(application, commit, Input.limit(limit)).stream()
                .map(ChangeView::of)
                .toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Where a change is, with every step, its time and its reason")
    public ChangeView one(@PathParam("id") String id) {
        return changes.byId(Input.id(id))
                .map(ChangeView::of)
                .orElseThrow(() -> Input.unknown("nothing was heard of change " + id));
    }
}
