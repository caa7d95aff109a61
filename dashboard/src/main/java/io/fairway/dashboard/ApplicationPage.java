package io.fairway.dashboard;

import io.fairway.release.Release;
import io.fairway.release.ReleaseStore;
import io.fairway.release.drift.Intervention;
import io.fairway.release.drift.InterventionStore;
import io.fairway.release.query.FindOverview;
import io.fairway.release.query.Overview;
import io.fairway.release.query.TargetState;
import io.fairway.rest.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** One application: its environments, what happened lately, what is in quarantine. */
@Path("/ui")
class ApplicationPage {

    private static final int MAX = 25;
    private static final int MAX_FOREIGN = 10;

    private final FindOverview overview;
    private final ReleaseStore releases;
    private final InterventionStore interventions;
    private final EventsNow events;

    ApplicationPage(FindOverview overview, ReleaseStore releases, InterventionStore interventions, EventsNow events) {
        this.overview = overview;
        this.releases = releases;
        this.interventions = interventions;
        this.events = events;
    }

    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        static native TemplateInstance application(
                Page page,
                Overview it,
                Matrix.Summary summary,
                List<Foreign> foreign,
                List<Line> releases,
                boolean quarantine);
    }

    /**
     * What others did to what is live.
     *
     * @param lasting whether what is live is still theirs
     */
    public record Foreign(
            UUID id,
            String environment,
            String message,
            @Nullable String by,
            Instant at,
            boolean lasting) {

        static Foreign of(Intervention done) {
            return new Foreign(
                    done.id(),
                    done.target().environment(),
                    done.message(),
                    done.by(),
                    done.since(),
                    done.endedAt() == null);
        }
    }

    /** A release in the list. */
    public record Line(
            UUID id,
            UUID changeId,
            String environment,
            TargetState state,
            boolean rollback,
            @Nullable String commit,
            @Nullable String chartVersion,
            @Nullable Integer revision,
            String reason,
            Instant at) {

        static Line of(Release release) {
            String failure = release.failureMessage();
            return new Line(
                    release.id(),
                    release.changeId(),
                    release.target().environment(),
                    TargetState.of(release.status()),
                    release.isRollback(),
                    release.source() == null ? null : release.source().commit(),
                    release.chartVersion(),
                    release.helmRevision(),
                    failure == null ? release.reason() : release.failureReason() + ": " + failure,
                    release.createdAt());
        }
    }

    @GET
    @Path("/applications/{name}")
    @Operation(hidden = true)
    @Transactional
    public Response show(@PathParam("name") String name) {
        Overview it = overview.find(name).stream()
                .findFirst()
                .orElseThrow(() -> new Problem(404, "Not found", "application " + name + " is not registered"));
        return Html.page(Templates.application(
                Page.of(name, Page.Section.OVERVIEW, "application:" + name),
                it,
                Matrix.summary(List.of(it), events.troubles()),
                interventions.newest(name, MAX_FOREIGN).stream()
                        .map(Foreign::of)
                        .toList(),
                releases.search(name, null, null, MAX).stream().map(Line::of).toList(),
                it.environments().stream()
                        .anyMatch(environment -> !environment.quarantined().isEmpty())));
    }

    /** An application is found by a part of its name; everything else is a matter of tracing. */
    @GET
    @Path("/search")
    @Operation(hidden = true)
    public Response search(@QueryParam("q") @Nullable String asked) {
        String text = asked == null ? "" : asked.strip();
        if (text.isEmpty()) {
            return Response.seeOther(URI.create("/ui/")).build();
        }
        List<String> names = overview.find(null).stream()
                .map(Overview::application)
                .filter(name -> name.contains(text.toLowerCase(java.util.Locale.ROOT)))
                .toList();
        String encoded = Texts.urlEncoded(text);
        String address = names.contains(text) || names.size() == 1
                ? "/ui/applications/" + Texts.urlEncoded(names.contains(text) ? text : names.getFirst())
                : names.isEmpty() ? "/ui/trace?of=" + encoded : "/ui/?application=" + encoded;
        return Response.seeOther(URI.create(address)).build();
    }
}
