package io.fairway.dashboard;

import io.fairway.events.Measurement;
import io.fairway.manifest.ReleaseDiff;
import io.fairway.release.Release;
import io.fairway.release.ReleaseCommands.ImpossibleException;
import io.fairway.release.TransientFaultException;
import io.fairway.release.diff.DiffRelease;
import io.fairway.release.query.ShowPods;
import io.fairway.release.query.ShowRelease;
import io.fairway.release.query.TargetState;
import io.fairway.rest.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A release: where it stands and why, what it changes, what was seen, and what one can do about it. */
@Path("/ui/releases/{id}")
class ReleasePage {

    private final ShowRelease releases;
    private final DiffRelease diffs;
    private final ShowPods pods;

    ReleasePage(ShowRelease releases, DiffRelease diffs, ShowPods pods) {
        this.releases = releases;
        this.diffs = diffs;
        this.pods = pods;
    }

    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        static native TemplateInstance release(
                Page page,
                ShowRelease.Story it,
                TargetState state,
                List<Ask> asks,
                List<Check> checks,
                List<Plot> plots,
                @Nullable ReleaseDiff diff);

        static native TemplateInstance releaseDiff(@Nullable ReleaseDiff diff, @Nullable String problem);

        static native TemplateInstance releasePods(ShowPods.@Nullable PodsNow pods, @Nullable String problem);
    }

    @GET
    @Operation(hidden = true)
    public Response show(@PathParam("id") String id) {
        UUID release = FormInput.id(id);
        ShowRelease.Story story = releases.of(release).orElseThrow(() -> unknown(id));
        Release it = story.release();
        return Html.page(Templates.release(
                Page.of(
                        it.target().application() + " in " + it.target().environment() + ", "
                                + (it.chartVersion() == null ? "nothing" : it.chartVersion()),
                        Page.Section.NONE,
                        "release:" + release),
                story,
                TargetState.of(it.status()),
                story.actions().stream()
                        .map(action -> Ask.about(action, release, it.target()))
                        .toList(),
                it.evidence().stream()
                        .map(Check::of)
                        .sorted(Comparator.comparing(check -> !check.bad()))
                        .toList(),
                plots(it.measurements(), story.before()),
                diffs.kept(release).orElse(null)));
    }

    @GET
    @Path("/changes")
    @Operation(hidden = true)
    public Response changes(@PathParam("id") String id) {
        UUID release = FormInput.id(id);
        return piece(() -> Templates.releaseDiff(diffs.of(release), null), why -> Templates.releaseDiff(null, why));
    }

    @GET
    @Path("/pods-now")
    @Operation(hidden = true)
    public Response podsNow(@PathParam("id") String id) {
        UUID release = FormInput.id(id);
        return piece(() -> Templates.releasePods(pods.of(release), null), why -> Templates.releasePods(null, why));
    }

    /** What is away for the moment is said where it would be shown. */
    private static Response piece(Supplier<TemplateInstance> shown, Function<String, TemplateInstance> problem) {
        try {
            return Html.page(shown.get());
        } catch (ImpossibleException | TransientFaultException e) {
            return Html.page(problem.apply(String.valueOf(e.getMessage())));
        }
    }

    /** One plot for each measurement, with that of the release before beside it. */
    static List<Plot> plots(List<Measurement> measured, @Nullable Release before) {
        List<Measurement> earlier = before == null ? List.of() : before.measurements();
        List<Plot> plots = new ArrayList<>();
        for (Measurement measurement : measured) {
            List<Plot.Series> series = new ArrayList<>();
            series.add(series("this release", false, measurement));
            earlier.stream()
                    .filter(other -> other.name().equals(measurement.name())
                            && other.unit().equals(measurement.unit()))
                    .findFirst()
                    .ifPresent(other -> series.add(series("previous release", true, other)));
            plots.add(Plot.ofLines(
                    measurement.name(),
                    measurement.unit(),
                    "since it was installed",
                    millis -> Math.round(millis / 100) / 10.0 + " s",
                    series));
        }
        return plots;
    }

    private static Plot.Series series(String name, boolean before, Measurement measurement) {
        return new Plot.Series(
                name,
                before,
                measurement.points().stream()
                        .map(point -> new Plot.Point(point.millis(), point.value()))
                        .toList());
    }

    private static Problem unknown(String id) {
        return new Problem(404, "Not found", "there is no release " + id);
    }
}
