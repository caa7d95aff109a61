package io.fairway.dashboard;

import io.fairway.events.ActionTaken.Action;
import io.fairway.events.Target;
import io.fairway.release.ApproveRelease;
import io.fairway.release.PauseEnvironment;
import io.fairway.release.Release;
import io.fairway.release.ReleaseCommands;
import io.fairway.release.ReleaseCommands.ImpossibleException;
import io.fairway.release.TransientFaultException;
import io.fairway.release.query.ShowRelease;
import io.fairway.rest.Caller;
import io.fairway.rest.CurrentCaller;
import io.fairway.rest.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Takes what dialogs send. It ends on the page where its effect is seen; what cannot be done is said in the dialog. */
@Path("/ui/do")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ActionForms {

    private final ReleaseCommands commands;
    private final ApproveRelease approve;
    private final PauseEnvironment pause;
    private final ShowRelease releases;
    private final CurrentCaller current;

    ActionForms(
            ReleaseCommands commands,
            ApproveRelease approve,
            PauseEnvironment pause,
            ShowRelease releases,
            CurrentCaller current) {
        this.commands = commands;
        this.approve = approve;
        this.pause = pause;
        this.releases = releases;
        this.current = current;
    }

    @POST
    @Path("/releases/{id}/{action}")
    @Operation(hidden = true)
    public Response withRelease(
            @PathParam("id") String id,
            @PathParam("action") String name,
            @RestForm @Nullable String reason,
            @HeaderParam("HX-Request") @Nullable String piece) {
        return answer(piece, () -> {
            UUID release = FormInput.id(id);
            Action action = FormInput.action(
                    name, Action.APPROVE, Action.REJECT, Action.RETRY, Action.CANCEL, Action.LIFT_QUARANTINE);
            return "/ui/releases/" + act(action, release, current.required(), FormInput.reason(reason));
        });
    }

    private UUID act(Action action, UUID id, Caller caller, String reason) {
        return switch (action) {
            case APPROVE -> approve.approve(id, caller, reason).id();
            case REJECT -> approve.reject(id, caller, reason).id();
            case RETRY -> commands.retry(id, caller, reason).id();
            case CANCEL -> commands.cancel(id, caller, reason).id();
            case LIFT_QUARANTINE -> {
                Release release = releases.of(id)
                        .map(ShowRelease.Story::release)
                        .orElseThrow(() -> new Problem(404, "Not found", "there is no release " + id));
                commands.lift(release.target().application(), String.valueOf(release.contentDigest()), caller, reason);
                yield id;
            }
            case ROLL_BACK, PAUSE, RESUME, RELEASE, REGISTER, FORGET ->
                throw new IllegalArgumentException(action + " is not done with a release");
        };
    }

    @POST
    @Path("/applications/{application}/environments/{environment}/{action}")
    @Operation(hidden = true)
    public Response inEnvironment(
            @PathParam("application") String application,
            @PathParam("environment") String environment,
            @PathParam("action") String name,
            @RestForm @Nullable String toRelease,
            @RestForm @Nullable String reason,
            @HeaderParam("HX-Request") @Nullable String piece) {
        Target target = new Target(application, environment);
        return answer(piece, () -> {
            Action action = FormInput.action(name, Action.ROLL_BACK, Action.PAUSE, Action.RESUME);
            Caller caller = current.required();
            String why = FormInput.reason(reason);
            if (action == Action.ROLL_BACK) {
                UUID wanted = FormInput.id(toRelease == null ? "" : toRelease);
                return "/ui/releases/"
                        + commands.rollBack(target, wanted, caller, why).id();
            }
            if (action == Action.PAUSE) {
                pause.pause(target, caller, why);
            } else {
                pause.resume(target, caller, why);
            }
            return "";
        });
    }

    /** @param act does it, and says which page shows the effect; empty for the page where the dialog was opened */
    private static Response answer(@Nullable String piece, Supplier<String> act) {
        try {
            String next = act.get();
            if (piece == null) {
                return Response.seeOther(URI.create(next.isEmpty() ? "/ui/" : next))
                        .build();
            }
            return next.isEmpty()
                    ? Response.noContent().header("HX-Refresh", "true").build()
                    : Response.noContent().header("HX-Redirect", next).build();
        } catch (ImpossibleException e) {
            int status =
                    switch (e.kind()) {
                        case UNKNOWN -> 404;
                        case NOT_NOW -> 409;
                        case FORBIDDEN -> 403;
                    };
            return refused(piece, status, "Not possible now", String.valueOf(e.getMessage()));
        } catch (TransientFaultException e) {
            return refused(piece, 503, "Temporarily unavailable", String.valueOf(e.getMessage()));
        } catch (Problem e) {
            return refused(piece, e.status(), e.title(), e.detail());
        }
    }

    private static Response refused(@Nullable String piece, int status, String title, String detail) {
        if (piece == null) {
            throw new Problem(status, title, detail);
        }
        String mend = status == 401
                ? "Your session has expired. Sign in again in another tab; your text stays here."
                : "Nothing was changed. Close this dialog and reload the page.";
        return Html.answer(200, ErrorPages.Templates.errorPiece(title, detail, mend))
                .build();
    }
}
