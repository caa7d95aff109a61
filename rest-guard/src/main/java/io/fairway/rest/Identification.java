package io.fairway.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/** Another way than a bearer token to know who calls; asked only when there is no {@code Authorization} header. */
public interface Identification {

    /**
     * @return who calls; empty if the request does not say it in this way, or not convincingly
     * @throws Problem if it says so, but must not be served all the same
     */
    Optional<Caller> identify(ContainerRequestContext request);
}
