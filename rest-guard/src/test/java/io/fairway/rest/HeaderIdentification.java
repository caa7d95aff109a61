package io.fairway.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.Set;

/** Another way to know who calls, as a service could have one. */
@ApplicationScoped
public class HeaderIdentification implements Identification {

    @Override
    public Optional<Caller> identify(ContainerRequestContext request) {
        String name = request.getHeaderString("X-Test-Name");
        if ("mallory".equals(name)) {
            throw new Problem(403, "Forbidden", "not from there");
        }
        return Optional.ofNullable(name).map(known -> new Caller(known, Set.of()));
    }
}
