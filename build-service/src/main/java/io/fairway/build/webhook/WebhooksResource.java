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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where git servers tell pushes. Who sends is proven over the raw bytes, before anything of them is read. */
@Path("/webhooks")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Unguarded(because = "each message proves that its sender knows the shared secret")
@Tag(name = "webhooks")
public class WebhooksResource {

    private static final Pattern DELIVERY = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    private static final String EXAMPLE = """
            {"ref": "refs/heads/main", "after": "68b1f57d3e2b4c8a9f0e1d2c3b4a59687f6e5d4c",
             "repository": {"clone_url": "https://git.example/acme/cart.git"},
             "head_commit": {"message": "Keep the cart for a week", "author": {"name": "Ada Example"}}}
            """;
    private static final String GITLAB_EXAMPLE = """
            {"ref": "refs/heads/main", "checkout_sha": "68b1f57d3e2b4c8a9f0e1d2c3b4a59687f6e5d4c",
             "project": {"git_http_url": "https://git.example/acme/cart.git"}, "user_name": "Ada Example",
             "commits": [{"id": "68b1f57d3e2b4c8a9f0e1d2c3b4a59687f6e5d4c", "message": "Keep the cart for a week",
                          "author": {"name": "Ada Example"}}]}
            """;

    private final Hmac secret;
    private final Optional<StandardSignature> signingToken;
    private final RequestBuild requestBuild;

    WebhooksResource(WebhookConfig config, Clock clock, RequestBuild requestBuild) {
        this.secret = new Hmac(config.secret());
        this.signingToken = config.gitlabSigningToken().map(token -> new StandardSignature(token, clock));
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

    @POST
    @Operation(
            operationId = "deliverWebhook",
            summary = "A push, told by any git server that is known; its headers say which")
    @APIResponseSchema(
            value = DeliveryView.class,
            responseCode = "202",
            responseDescription = "There is a build for it")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = EXAMPLE))
    public Response deliver(byte @Nullable [] body, @Context HttpHeaders headers) {
        GitServer server = GitServer.of(headers::getHeaderString)
                .orElseThrow(() -> malformed("no header says which git server sends this, and what"));
        return receive(server, body, headers);
    }

    @POST
    @Path("/github")
    @Operation(operationId = "deliverGitHubWebhook", summary = "A push, told by GitHub or what speaks as it does")
    @APIResponseSchema(
            value = DeliveryView.class,
            responseCode = "202",
            responseDescription = "There is a build for it")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = EXAMPLE))
    public Response github(byte @Nullable [] body, @Context HttpHeaders headers) {
        return receive(GitServer.GITHUB, body, headers);
    }

    @POST
    @Path("/gitlab")
    @Operation(operationId = "deliverGitLabWebhook", summary = "A push, told by GitLab")
    @APIResponseSchema(
            value = DeliveryView.class,
            responseCode = "202",
            responseDescription = "There is a build for it")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = GITLAB_EXAMPLE))
    public Response gitlab(byte @Nullable [] body, @Context HttpHeaders headers) {
        return receive(GitServer.GITLAB, body, headers);
    }

    @POST
    @Path("/gitea")
    @Operation(operationId = "deliverGiteaWebhook", summary = "A push, told by Gitea")
    @APIResponseSchema(
            value = DeliveryView.class,
            responseCode = "202",
            responseDescription = "There is a build for it")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = EXAMPLE))
    public Response gitea(byte @Nullable [] body, @Context HttpHeaders headers) {
        return receive(GitServer.GITEA, body, headers);
    }

    @POST
    @Path("/forgejo")
    @Operation(operationId = "deliverForgejoWebhook", summary = "A push, told by Forgejo")
    @APIResponseSchema(
            value = DeliveryView.class,
            responseCode = "202",
            responseDescription = "There is a build for it")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = EXAMPLE))
    public Response forgejo(byte @Nullable [] body, @Context HttpHeaders headers) {
        return receive(GitServer.FORGEJO, body, headers);
    }

    private Response receive(GitServer server, byte @Nullable [] body, HttpHeaders headers) {
        byte[] bytes = body == null ? new byte[0] : body;
        if (!isGenuine(server, bytes, headers)) {
            throw new Problem(
                    401,
                    "Not genuine",
                    headers.getHeaderString(server.proof) == null
                            ? "the header " + server.proof + " is missing: set the secret at the webhook"
                            : server.proof + " does not show that the sender knows the secret of this service");
        }
        String event = headers.getHeaderString(server.event);
        if (event == null) {
            throw malformed("the header " + server.event + " is missing");
        }
        String delivery = delivery(server, headers);
        if (delivery != null && !DELIVERY.matcher(delivery).matches()) {
            throw malformed("the header " + server.delivery + " is not an id");
        }
        try {
            return switch (server.read(event, bytes)) {
                case Told.Ignored nothing -> ignored(nothing.reason());
                case Told.ToBranch to -> answer(requestBuild.handle(to.push(), delivery));
            };
        } catch (MalformedException e) {
            throw malformed("not what " + server + " sends: " + e.what());
        }
    }

    private boolean isGenuine(GitServer server, byte[] body, HttpHeaders headers) {
        String proof = headers.getHeaderString(server.proof);
        return switch (server) {
            case GITHUB -> secret.isHex(proof, "sha256=", body);
            case GITEA, FORGEJO -> secret.isHex(proof, "", body);
            case GITLAB -> secret.isSecret(proof) || isSigned(body, headers);
        };
    }

    private boolean isSigned(byte[] body, HttpHeaders headers) {
        return signingToken.isPresent()
                && signingToken
                        .get()
                        .isValid(
                                headers.getHeaderString("webhook-id"),
                                headers.getHeaderString("webhook-timestamp"),
                                headers.getHeaderString("webhook-signature"),
                                body);
    }

    private static @Nullable String delivery(GitServer server, HttpHeaders headers) {
        String id = headers.getHeaderString(server.delivery);
        return id == null && server == GitServer.GITLAB ? headers.getHeaderString("webhook-id") : id;
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
