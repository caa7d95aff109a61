package io.fairway.dashboard;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whoever opens the service in a browser comes to the dashboard. */
@Path("/")
class Home {

    @GET
    @Operation(hidden = true)
    public Response open() {
        return Response.seeOther(URI.create("/ui/")).build();
    }
}
