package io.fairway.release.web;

import io.fairway.release.TransientFaultException;
import io.fairway.release.query.Locate;
import io.fairway.release.query.Trace;
import io.fairway.release.query.Trace.LostException;
import io.fairway.rest.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What belongs together. */
@Path("/trace")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "changes")
class TraceResource {

    private final Locate follow;

    TraceResource(Locate follow) {
        this.follow = follow;
    }

    @GET
    @Operation(
            summary = "From a commit, image, chart, release, Helm revision or pod to all the others",
            description =
                    "400 if it is nothing of these, 404 if nothing is known of it, 409 if it fits several things.")
    public TraceView trace(
            @Parameter(
                            description =
                                    "a commit or its beginning, an image digest, tag or reference, a chart version,"
                                            + " the id of a change or release, application/environment@revision,"
                                            + " or namespace/pod",
                            example = "68b1f57")
                    @QueryParam("of")
                    @Nullable
                    String of) {
        try {
            Trace trace = follow.follow(of == null ? "" : of);
            return TraceView.of(of == null ? "" : of.strip(), trace);
        } catch (LostException e) {
            throw lost(e);
        } catch (TransientFaultException e) {
            throw new Problem(503, "Not possible now", "the cluster cannot be asked at this moment: try again");
        }
    }

    private static Problem lost(LostException e) {
        String why = String.valueOf(e.getMessage());
        return switch (e.kind()) {
            case NOT_UNDERSTOOD -> Input.wrong(why);
            case UNKNOWN -> Input.unknown(why);
            case AMBIGUOUS -> new Problem(409, "Ambiguous", why);
        };
    }
}
