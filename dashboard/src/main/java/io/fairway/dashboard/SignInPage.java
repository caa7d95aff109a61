package io.fairway.dashboard;

import io.fairway.dashboard.session.Sessions;
import io.fairway.dashboard.session.SignInAttempts;
import io.fairway.rest.Caller;
import io.fairway.rest.CurrentCaller;
import io.fairway.rest.People;
import io.fairway.rest.Unguarded;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/**
 * Signing in and out. A link {@code /ui/sign-in#<token>} signs in by itself: the script of the page sends what is behind the
 * {@code #}, which browsers never send to a server and no log sees.
 */
@Path("/ui")
@Produces(MediaType.TEXT_HTML)
class SignInPage {

    private static final Logger LOG = Logger.getLogger(SignInPage.class);
    private static final String HOME = "/ui/";
    private static final int MAX_TOKEN = 1000;

    private final Template page;
    private final People people;
    private final Sessions sessions;
    private final SignInAttempts attempts;
    private final CurrentCaller current;

    SignInPage(
            @Location("sign-in.html") Template page,
            People people,
            Sessions sessions,
            SignInAttempts attempts,
            CurrentCaller current) {
        this.page = page;
        this.people = people;
        this.sessions = sessions;
        this.attempts = attempts;
        this.current = current;
    }

    @GET
    @Path("/sign-in")
    @Operation(hidden = true)
    public Response show(@QueryParam("next") @Nullable String next) {
        return page(200, null, inside(next)).build();
    }

    @POST
    @Path("/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Unguarded(because = "it takes a token to sign in")
    @Operation(hidden = true)
    public Response signIn(
            @RestForm @Nullable String token, @RestForm @Nullable String next, @Context HttpServerRequest request) {
        Sessions.requireSameOrigin(
                request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), request.getHeader(HttpHeaders.HOST));
        String address = request.remoteAddress() == null
                ? "unknown"
                : String.valueOf(request.remoteAddress().hostAddress());
        Duration wait = attempts.waitFor(address);
        if (wait.isPositive()) {
            long seconds = wait.plusMillis(999).toSeconds();
            return page(429, "Too many failed attempts. Try again in " + seconds + " seconds.", inside(next))
                    .header(HttpHeaders.RETRY_AFTER, seconds)
                    .build();
        }
        Optional<Caller> caller =
                token == null || token.length() > MAX_TOKEN ? Optional.empty() : people.withToken(token);
        if (caller.isEmpty()) {
            attempts.failed(address);
            LOG.warnf("somebody could not sign in: address=%s", address);
            return page(401, "Invalid token. Check that it was copied completely.", inside(next))
                    .build();
        }
        attempts.succeeded(address);
        LOG.infof("signed in: name=%s address=%s", caller.get().name(), address);
        return Response.seeOther(URI.create(inside(next)))
                .cookie(sessions.begin(caller.get(), request.isSSL()))
                .build();
    }

    @POST
    @Path("/sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Unguarded(because = "it only ends the session of the browser that asks")
    @Operation(hidden = true)
    public Response signOut(@Context HttpServerRequest request) {
        return Response.seeOther(URI.create("/ui/sign-in"))
                .cookie(sessions.end(request.isSSL()))
                .build();
    }

    private Response.ResponseBuilder page(int status, @Nullable String problem, String next) {
        String html = page.data("caller", current.caller().orElse(null))
                .data("problem", problem)
                .data("next", next)
                .data("page", Page.of("Sign in", Page.Section.NONE))
                .render();
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "same-origin")
                .entity(html);
    }

    /** Where to go then: only to a page of the dashboard. */
    static String inside(@Nullable String next) {
        return next != null
                        && next.matches("/ui/[A-Za-z0-9._~%/?&=+:@,-]{0,500}")
                        && !next.contains("..")
                        && !next.startsWith("/ui/sign-")
                ? next
                : HOME;
    }
}
