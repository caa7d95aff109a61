package io.fairway.dashboard;

import io.fairway.events.TimeSpent;
import io.fairway.release.ChangeStep;
import io.fairway.release.query.FindChange;
import io.fairway.release.query.TargetState;
import io.fairway.rest.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where is my change? */
@Path("/ui/changes")
class ChangePages {

    private static final int MAX = 40;

    private final FindChange changes;

    ChangePages(FindChange changes) {
        this.changes = changes;
    }

    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        static native TemplateInstance changes(Page page, List<Line> lines, String application, String commit);

        static native TemplateInstance change(
                Page page,
                FindChange.Found found,
                TargetState state,
                String title,
                List<Lane.Station> stations,
                List<Step> steps,
                boolean building);
    }

    /** A change in the list. */
    public record Line(
            UUID id,
            TargetState state,
            @Nullable String application,
            @Nullable String commit,
            @Nullable String author,
            String summary,
            String reason,
            Instant at,
            Duration took) {}

    /** An event of its journey. */
    public record Step(
            UUID id,
            String name,
            @Nullable String environment,
            Instant at,
            String after,
            String reason,
            @Nullable String cause,
            String tools) {}

    @GET
    @Operation(hidden = true)
    public Response list(
            @QueryParam("application") @Nullable String application, @QueryParam("commit") @Nullable String commit) {
        String name = application == null ? "" : application.strip();
        String id = commit == null ? "" : commit.strip().toLowerCase(java.util.Locale.ROOT);
        if (!id.isEmpty() && !id.matches("[0-9a-f]{4,64}")) {
            throw new Problem(400, "Bad request", "a commit is given by 4 to 64 hexadecimal digits");
        }
        return Html.page(Templates.changes(
                Page.of("Changes", Page.Section.CHANGES, LiveUpdates.CHANGES),
                changes.search(name.isEmpty() ? null : name, id.isEmpty() ? null : id, MAX).stream()
                        .map(ChangePages::line)
                        .toList(),
                name,
                id));
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response one(@PathParam("id") String id) {
        FindChange.Found found =
                changes.byId(id(id)).orElseThrow(() -> new Problem(404, "Not found", "there is no change " + id));
        String title = summary(found);
        return Html.page(Templates.change(
                Page.of(title, Page.Section.CHANGES, "change:" + found.change().id()),
                found,
                TargetState.of(found),
                title,
                Lane.of(found),
                steps(found.steps()),
                found.endedAt() == null
                        && found.steps().stream()
                                .noneMatch(step -> step.name().equals("image")
                                        || step.name().equals("configuration"))));
    }

    private static Line line(FindChange.Found found) {
        return new Line(
                found.change().id(),
                TargetState.of(found),
                found.change().application(),
                found.change().source() == null ? null : found.change().source().commit(),
                found.change().author(),
                summary(found),
                found.outcome().reason(),
                found.startedAt(),
                found.total());
    }

    private static String summary(FindChange.Found found) {
        String summary = found.change().summary();
        return summary == null || summary.isBlank()
                ? "Change " + Texts.shortId(found.change().id())
                : summary;
    }

    private static List<Step> steps(List<ChangeStep> journey) {
        Map<UUID, String> names = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        Instant before = journey.isEmpty() ? Instant.EPOCH : journey.getFirst().at();
        for (ChangeStep step : journey) {
            String name = step.environment() == null ? step.name() : step.name() + " in " + step.environment();
            names.put(step.eventId(), name);
            Duration after = Duration.between(before, step.at());
            UUID cause = step.causedBy();
            steps.add(new Step(
                    step.eventId(),
                    step.name(),
                    step.environment(),
                    step.at(),
                    after.isNegative() || after.isZero() ? "" : "+" + Texts.span(after),
                    step.reason(),
                    cause == null ? null : names.get(cause),
                    step.spent().stream().map(ChangePages::tool).collect(Collectors.joining(", "))));
            before = step.at();
        }
        return steps;
    }

    private static String tool(TimeSpent spent) {
        return spent.step() + " " + Texts.span(Duration.ofMillis(spent.millis()));
    }

    static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new Problem(404, "Not found", "not an id: " + id);
        }
    }
}
