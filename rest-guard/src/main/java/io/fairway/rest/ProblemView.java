package io.fairway.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The body of a problem (RFC 9457, section 3.1). */
public record ProblemView(String type, String title, int status, String detail, String instance) {

    static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    /** The kind is said by the status alone. */
    private static final String NO_TYPE = "about:blank";

    static Response response(int status, String title, String detail, String instance) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(new ProblemView(NO_TYPE, title, status, detail, instance))
                .build();
    }
}
