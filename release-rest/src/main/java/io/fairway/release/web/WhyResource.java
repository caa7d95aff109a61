package io.fairway.release.web;

import io.fairway.events.Target;
import io.fairway.release.query.ExplainChange;
import io.fairway.release.query.Explanation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Why things are as they are. */
@Path("/applications/{application}/environments/{environment}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "changes")
class WhyResource {

    private final ExplainChange explain;

    WhyResource(ExplainChange explain) {
        this.explain = explain;
    }

    @GET
    @Path("/why")
    @Operation(
            summary = "Why a change is, or is not, in an environment",
            description =
                    "In one word, in one sentence, and with what these rest on; also for a commit that nothing was"
                            + " heard of.")
    public WhyView why(
            @PathParam("application") String application,
            @PathParam("environment") String environment,
            @Parameter(description = "a commit or its beginning, or the id of a change; by default the newest change")
                    @QueryParam("commit")
                    @Nullable
                    String commit) {
        if (commit != null && !commit.matches("[0-9a-f]{4,64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw Input.wrong("commit must be 4 to 64 hexadecimal digits, or the id of a change");
        }
        Target target = new Target(
                Input.name(application, "the name of an application"),
                Input.name(environment, "the name of an environment"));
        ExplainChange.Answer answer = explain.why(target, commit);
        if (answer.change() == null && answer.explanation().state() == Explanation.State.NOT_REGISTERED) {
            throw Input.unknown(answer.explanation().sentence());
        }
        return WhyView.of(target, answer);
    }
}
