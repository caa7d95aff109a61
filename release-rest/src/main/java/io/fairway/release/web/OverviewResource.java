package io.fairway.release.web;

import io.fairway.release.query.FindOverview;
import io.fairway.release.query.Overview;
import io.fairway.release.query.TargetState;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is live where. */
@Path("/overview")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "applications")
class OverviewResource {

    private final FindOverview overview;

    OverviewResource(FindOverview overview) {
        this.overview = overview;
    }

    @GET
    @Operation(
            summary =
                    "What is live of each application in each environment, what is on its way, and what is quarantined",
            description = "state is one of the states that everything has, for example ROLLED_BACK; with it, only"
                    + " applications that are in this state somewhere are shown.")
    public List<Overview> find(
            @QueryParam("application") @Nullable String application, @QueryParam("state") @Nullable String state) {
        TargetState wanted = state == null ? null : state(state);
        return overview.find(application).stream()
                .filter(found -> wanted == null || found.isAnywhere(wanted))
                .toList();
    }

    private static TargetState state(String state) {
        return Arrays.stream(TargetState.values())
                .filter(known -> known.name().equals(state.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Input.wrong("state must be one of " + Arrays.toString(TargetState.values())));
    }
}
