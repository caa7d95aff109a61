package io.fairway.rest;

import io.quarkus.arc.All;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who calls, and lets requests that may change something pass only if that is known: by
 * {@code Authorization: Bearer} and the token of somebody in {@link People}, or by another {@link Identification}. What is
 * {@link Unguarded} passes in any case. Works on methods, not on paths, so that no spelling of a path gets around it. The body
 * is not read before.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
class BearerGuard implements ContainerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String SCHEME = "Bearer ";

    private final People people;
    private final List<Identification> identifications;
    private final CurrentCaller current;

    @Context
    @Nullable
    ResourceInfo called;

    BearerGuard(People people, @All List<Identification> identifications, CurrentCaller current) {
        this.people = people;
        this.identifications = identifications;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        Optional<Caller> caller = authorization == null ? identified(request) : bearer(authorization);
        caller.ifPresent(current::is);
        if (caller.isPresent() || READING.contains(request.getMethod()) || isUnguarded()) {
            return;
        }
        String detail = authorization == null
                ? "send the header Authorization: Bearer <token>"
                : "the token is not known to this service";
        Response refusal = ProblemView.response(
                401,
                "Unauthorized",
                detail,
                request.getUriInfo().getRequestUri().getRawPath());
        refusal.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        request.abortWith(refusal);
    }

    private boolean isUnguarded() {
        return called != null && (has(called.getResourceMethod()) || has(called.getResourceClass()));
    }

    private static boolean has(@Nullable AnnotatedElement element) {
        return element != null && element.isAnnotationPresent(Unguarded.class);
    }

    private Optional<Caller> bearer(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? people.withToken(authorization.substring(SCHEME.length()))
                : Optional.empty();
    }

    private Optional<Caller> identified(ContainerRequestContext request) {
        return identifications.stream()
                .flatMap(way -> way.identify(request).stream())
                .findFirst();
    }
}
