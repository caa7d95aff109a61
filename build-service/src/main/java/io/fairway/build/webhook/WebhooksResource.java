package io.fairway.build.webhook;

import io.fairway.build.Build;
import io.fairway.build.RequestBuild;
import io.fairway.build.RequestBuild.Result;
import io.fairway.rest.Problem;
import io.fairway.rest.Unguarded;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Receives the webhooks of git servers. Who sends is proven over all bytes of the body, before anything that it says is believed.
 */
@Path("/webhooks")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Unguarded(because = "each message proves that its sender knows the shared secret")
@Tag(name = "webhooks")
public class WebhooksResource {

    private final GitServers servers;
    private final WebhookSecrets secrets;
    private final RequestBuild requestBuild;

    WebhooksResource(GitServers servers, WebhookSecrets secrets, RequestBuild requestBuild) {
        this.servers = servers;
        this.secrets = secrets;
        this.requestBuild = requestBuild;
    }

    /**
     * What became of the message.
     *
     * @param changeId the change that the push starts; null if it was ignored
     * @param buildId its build; null as above
     * @param status of the build, or {@code IGNORED}
     */
    record DeliveryView(@Nullable UUID changeId, @Nullable UUID buildId, String status, String message) {}

    /** {@link DescribeGitServers} describes the address of each server with this description. */
    @POST
    @Operation(
            operationId = "deliverWebhook",
            summary = "A push to a branch, sent by any git server that is known; its headers say which")
    @APIResponseSchema(
            value = DeliveryView.class,
            responseCode = "202",
            responseDescription = "There is a build for it")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = GitHubFormat.EXAMPLE))
    public Response deliver(@Nullable InputStream body, @Context HttpHeaders headers) throws IOException {
        WebhookMessage message = new WebhookMessage(headers::getHeaderString);
        GitServer server = servers.of(message)
                .orElseThrow(() -> malformed("no header says which git server sends this, and what"));
        return receive(server, message, body);
    }

    /** For one kind of git server. */
    @POST
    @Path("/{server}")
    @Operation(hidden = true)
    public Response deliverTo(
            @PathParam("server") String path, @Nullable InputStream body, @Context HttpHeaders headers)
            throws IOException {
        GitServer server = servers.at(path)
                .orElseThrow(
                        () -> new Problem(404, "Unknown git server", "webhooks are received at " + servers.paths()));
        return receive(server, new WebhookMessage(headers::getHeaderString), body);
    }

    private Response receive(GitServer server, WebhookMessage message, @Nullable InputStream in) throws IOException {
        Proof proof = server.proof(message, secrets);
        WebhookBody body = WebhookBody.read(
                in == null ? InputStream.nullInputStream() : in, message.header(HttpHeaders.CONTENT_TYPE), proof);
        if (!proof.isGenuine()) {
            String header = server.proofHeader();
            throw new Problem(
                    401,
                    "Not genuine",
                    message.header(header) == null
                            ? "the header " + header + " is missing: set the secret at the webhook"
                            : header + " does not show that the sender knows the secret of this service");
        }
        String event = message.header(server.eventHeader());
        if (event == null) {
            throw malformed("the header " + server.eventHeader() + " is missing");
        }
        try {
            return switch (server.read(event, body)) {
                case WebhookEvent.Ignored nothing -> ignored(nothing.reason());
                case WebhookEvent.Pushed pushed -> answer(requestBuild.handle(pushed.push()));
            };
        } catch (MalformedException e) {
            throw malformed("not what " + server.title() + " sends: " + e.what());
        }
    }

    private static Response answer(Result result) {
        return switch (result) {
            case Result.Accepted accepted -> accepted(accepted.build(), accepted.again());
            case Result.OtherBranch other ->
                ignored("of repository " + other.registration().name() + " these branches are built: "
                        + String.join(", ", other.registration().branches()));
            case Result.UnknownRepository _ ->
                throw new Problem(
                        404,
                        "Unknown repository",
                        "nobody registered this repository: PUT /repositories/{name} with its clone URL first");
        };
    }

    private static Response accepted(Build build, boolean again) {
        return Response.accepted(new DeliveryView(
                        build.changeId(),
                        build.id(),
                        build.status().name(),
                        again ? "this commit of the branch was accepted before" : "accepted"))
                .build();
    }

    private static Response ignored(String reason) {
        return Response.ok(new DeliveryView(null, null, "IGNORED", reason)).build();
    }

    private static Problem malformed(String detail) {
        return new Problem(400, "Malformed webhook", detail);
    }
}
