package io.fairway.dashboard;

import io.fairway.release.Release;
import io.fairway.release.TransientFaultException;
import io.fairway.release.query.Locate;
import io.fairway.release.query.TargetState;
import io.fairway.release.query.Trace;
import io.fairway.release.query.Trace.LostException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** From anything that has a name to everything that belongs to it. */
@Path("/ui/trace")
class TracePage {

    private final Locate locate;

    TracePage(Locate locate) {
        this.locate = locate;
    }

    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        static native TemplateInstance trace(
                Page page, String of, @Nullable String sentence, @Nullable String problem, List<Found> found);
    }

    /** A change that the locator led to, as the page shows it. */
    public record Found(Trace.Thread thread, TargetState state, List<Row> rows) {

        static Found of(Trace.Thread thread) {
            return new Found(
                    thread,
                    TargetState.of(thread.change()),
                    thread.change().releases().stream()
                            .map(release -> new Row(
                                    release,
                                    TargetState.of(release.status()),
                                    thread.live().contains(release.id())))
                            .toList());
        }
    }

    /** A release of the change. */
    public record Row(Release release, TargetState state, boolean live) {}

    @GET
    @Operation(hidden = true)
    public Response show(@QueryParam("of") @Nullable String asked) {
        String of = asked == null ? "" : asked.strip();
        if (of.isEmpty()) {
            return Html.page(Templates.trace(page("Trace"), "", null, null, List.of()));
        }
        try {
            Trace trace = locate.follow(of);
            return Html.page(Templates.trace(
                    page("Trace of " + of),
                    of,
                    trace.sentence(),
                    null,
                    trace.threads().stream().map(Found::of).toList()));
        } catch (LostException e) {
            return lost(of, String.valueOf(e.getMessage()), status(e.kind()));
        } catch (TransientFaultException e) {
            return lost(of, "the cluster is not available at the moment: try again", 503);
        }
    }

    private static Response lost(String of, String why, int status) {
        return Html.answer(status, Templates.trace(page("Trace"), of, null, why, List.of()))
                .build();
    }

    private static int status(LostException.Kind kind) {
        return switch (kind) {
            case NOT_UNDERSTOOD -> 400;
            case UNKNOWN -> 404;
            case AMBIGUOUS -> 409;
        };
    }

    private static Page page(String title) {
        return Page.of(title, Page.Section.TRACE);
    }
}
