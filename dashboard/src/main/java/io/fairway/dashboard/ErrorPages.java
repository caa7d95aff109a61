package io.fairway.dashboard;

import io.fairway.rest.ProblemView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Whatever goes wrong below {@code /ui} is answered as a page, or as a piece of one if a script asked for a piece. */
@Provider
class ErrorPages implements ContainerResponseFilter {

    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        static native TemplateInstance error(Page page, int status, String title, String detail, String mend);

        static native TemplateInstance errorPiece(String title, String detail, String mend);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!request.getUriInfo().getPath().startsWith("/ui")
                || !(response.getEntity() instanceof ProblemView problem)) {
            return;
        }
        String mend = mend(problem.status());
        boolean piece = request.getHeaderString("HX-Request") != null;
        TemplateInstance template = piece
                ? Templates.errorPiece(problem.title(), problem.detail(), mend)
                : Templates.error(
                        Page.of(problem.title(), Page.Section.NONE),
                        problem.status(),
                        problem.title(),
                        problem.detail(),
                        mend);
        response.setEntity(template.render());
        response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, Html.TYPE);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static String mend(int status) {
        return switch (status) {
            case 400 -> "Check the address: a part of it is not what Fairway expects.";
            case 401 -> "Sign in first. Viewing needs no sign-in, actions do.";
            case 403 -> "Ask somebody who may do this, or sign in as another person.";
            case 404 -> "It may have been removed, or the address is incomplete. Search for it at the top.";
            case 409 -> "Something has changed in the meantime. Reload the page and try again.";
            case 429, 503 -> "Wait a moment and try again.";
            default ->
                "Reload the page. If the error persists, give the incident number to whoever runs Fairway: it is in the log.";
        };
    }
}
