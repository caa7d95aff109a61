package io.fairway.dashboard;

import io.fairway.release.query.FindOverview;
import io.fairway.release.query.Liveness;
import io.fairway.release.query.Overview;
import io.fairway.release.query.TargetState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What is live where, and is something wrong? */
@Path("/ui")
class OverviewPage {

    private static final int MAX_TEXT = 100;

    private final FindOverview overview;
    private final EventsNow events;

    OverviewPage(FindOverview overview, EventsNow events) {
        this.overview = overview;
        this.events = events;
    }

    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        static native TemplateInstance overview(
                Page page,
                Matrix.Summary summary,
                List<String> columns,
                List<Matrix.Row> rows,
                Filter filter,
                List<Chip> chips,
                List<String> environments,
                int all);
    }

    /** What is asked for; empty texts are no filter. */
    public record Filter(String application, String environment, String state) {

        public boolean any() {
            return !application.isEmpty() || !environment.isEmpty() || !state.isEmpty();
        }

        String with(String otherState) {
            StringBuilder address = new StringBuilder("/ui/?");
            add(address, "application", application);
            add(address, "environment", environment);
            add(address, "state", otherState);
            return address.substring(0, address.length() - 1);
        }

        private static void add(StringBuilder address, String name, String value) {
            if (!value.isEmpty()) {
                address.append(name).append('=').append(Texts.urlEncoded(value)).append('&');
            }
        }

        boolean matches(Overview application) {
            return application.application().contains(this.application)
                    || Texts.shortRepository(application.repository()).contains(this.application);
        }

        boolean matches(Overview.InEnvironment at) {
            return (environment.isEmpty() || at.name().equals(environment))
                    && (state.isEmpty()
                            || (state.equals("verified")
                                    ? at.liveState() == Liveness.VERIFIED
                                    : at.state().css().equals(state))
                            || state.equals("paused") && at.paused() != null
                            || state.equals("quarantined") && !at.quarantined().isEmpty());
        }
    }

    /** A filter by state, with how many applications it leaves. */
    public record Chip(String word, String css, String icon, long count, String href, boolean current) {}

    @GET
    @Operation(hidden = true)
    public Response show(
            @QueryParam("application") @Nullable String application,
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("state") @Nullable String state) {
        Filter filter = new Filter(
                text(application).toLowerCase(Locale.ROOT),
                text(environment),
                text(state).toLowerCase(Locale.ROOT).replace('_', '-'));
        long began = System.nanoTime();
        List<Overview> all = overview.find(null);
        long read = System.nanoTime();
        List<Overview> named = all.stream().filter(filter::matches).toList();
        List<Overview> found = named.stream()
                .filter(found1 ->
                        !filter.any() || found1.environments().stream().anyMatch(filter::matches))
                .toList();
        List<String> environments = Matrix.columns(all);
        List<String> columns = filter.environment().isEmpty() ? Matrix.columns(found) : List.of(filter.environment());
        Response.ResponseBuilder page = Html.answer(
                200,
                Templates.overview(
                        Page.of("Overview", Page.Section.OVERVIEW, LiveUpdates.OVERVIEW),
                        Matrix.summary(all, events.troubles()),
                        columns,
                        found.stream().map(one -> Matrix.row(one, columns)).toList(),
                        filter,
                        chips(named, filter),
                        environments,
                        all.size()));
        long rendered = System.nanoTime();
        return page.header(
                        "Server-Timing",
                        String.format(
                                Locale.ROOT,
                                "db;dur=%.1f, render;dur=%.1f, total;dur=%.1f",
                                (read - began) / 1e6,
                                (rendered - read) / 1e6,
                                (rendered - began) / 1e6))
                .build();
    }

    private static List<Chip> chips(List<Overview> named, Filter filter) {
        List<Chip> chips = new ArrayList<>();
        chips.add(new Chip(
                "all",
                "nothing",
                "",
                named.size(),
                filter.with(""),
                filter.state().isEmpty()));
        Arrays.stream(TargetState.values())
                .filter(state -> state != TargetState.SKIPPED && state != TargetState.NOTHING)
                .forEach(state -> chip(chips, named, filter, state.word(), state.css(), state.icon()));
        chip(chips, named, filter, "paused", "paused", "pause");
        return chips;
    }

    private static void chip(
            List<Chip> chips, List<Overview> named, Filter filter, String word, String css, String icon) {
        Filter thus = new Filter(filter.application(), filter.environment(), css);
        long count = named.stream()
                .filter(one -> one.environments().stream().anyMatch(thus::matches))
                .count();
        if (count > 0 || filter.state().equals(css)) {
            chips.add(new Chip(
                    word, css, icon, count, filter.with(css), filter.state().equals(css)));
        }
    }

    private static String text(@Nullable String given) {
        String text = given == null ? "" : given.strip();
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }
}
