package io.fairway.dashboard;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers with a page. */
final class Html {

    static final String TYPE = MediaType.TEXT_HTML + ";charset=utf-8";

    private Html() {}

    static Response page(TemplateInstance template) {
        return answer(200, template).build();
    }

    /** Rendered at once, so that what goes wrong becomes an error page and not half a page. */
    static Response.ResponseBuilder answer(int status, TemplateInstance template) {
        return Response.status(status)
                .type(TYPE)
                .entity(template.render())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, "HX-Request");
    }
}
