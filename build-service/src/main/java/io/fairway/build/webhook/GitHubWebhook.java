package io.fairway.build.webhook;

import io.fairway.build.Build;
import io.fairway.build.RequestBuild;
import io.fairway.build.RequestBuild.Answer;
import io.fairway.rest.Problem;
import io.fairway.rest.Unguarded;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Where GitHub, and whatever speaks as it does, tells pushes. */
@Path("/webhooks/github")
@Produces(MediaType.APPLICATION_JSON)
public class GitHubWebhook {

    private static final Pattern DELIVERY = Pattern.compile("[A-Za-z0-9-]{1,100}");

    private final Signature signature;
    private final RequestBuild requestBuild;

    /** @param secret shared with the git server */
    GitHubWebhook(@ConfigProperty(name = "fairway.webhook.secret") String secret, RequestBuild requestBuild) {
        this.signature = new Signature(secret);
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
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    @Unguarded(because = "GitHub signs the body with the shared secret")
    public Response deliver(
            byte @Nullable [] body,
            @HeaderParam("X-Hub-Signature-256") @Nullable String signed,
            @HeaderParam("X-GitHub-Event") @Nullable String event,
            @HeaderParam("X-GitHub-Delivery") @Nullable String delivery) {
        byte[] bytes = body == null ? new byte[0] : body;
        if (!signature.isValid(signed, bytes)) {
            throw new Problem(
                    401,
                    "Not signed",
                    signed == null
                            ? "the header X-Hub-Signature-256 is missing"
                            : "X-Hub-Signature-256 is not the signature of this body with the shared secret");
        }
        if (event == null) {
            throw malformed("the header X-GitHub-Event is missing");
        }
        if (delivery != null && !DELIVERY.matcher(delivery).matches()) {
            throw malformed("the header X-GitHub-Delivery is not an id");
        }
        if (!event.equals("push")) {
            return ignored(
                    event.equals("ping") ? "pong: pushes will be built" : "only events of kind push start a build");
        }
        try {
            return switch (GitHubPush.Reader.read(bytes)) {
                case GitHubPush.Ignored nothing -> ignored(nothing.reason());
                case GitHubPush.ToBranch to -> answer(requestBuild.handle(to.push(), delivery));
            };
        } catch (GitHubPush.MalformedException e) {
            throw malformed(e.getMessage());
        }
    }

    private static Response answer(Answer answer) {
        return switch (answer) {
            case Answer.Accepted accepted -> accepted(accepted.build(), accepted.again());
            case Answer.OtherBranch other ->
                ignored("of repository " + other.registration().name() + " these branches are built: "
                        + String.join(", ", other.registration().branches()));
            case Answer.UnknownRepository _ ->
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

    private static Problem malformed(@Nullable String detail) {
        return new Problem(400, "Malformed webhook", detail == null ? "not a push event of GitHub" : detail);
    }
}
