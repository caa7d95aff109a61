package io.fairway.dashboard;

import io.fairway.release.query.TargetState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Every component in every state, with the tag that makes it: the documentation for whoever builds a page. */
@Path("/ui/components")
class ComponentsPage {

    private static final String HOSTILE =
            "Fix <script>alert(1)</script> & \"quotes\" </td><img src=x onerror=alert(2)>";

    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        static native TemplateInstance components(
                Page page,
                List<TargetState> states,
                List<Instant> times,
                String commit,
                String digest,
                String hostile,
                String diff,
                Plot lines,
                Plot bars);
    }

    @GET
    @Operation(hidden = true)
    public Response show() {
        Instant now = Instant.now();
        return Html.page(Templates.components(
                Page.of("Components", Page.Section.NONE),
                List.of(TargetState.values()),
                List.of(
                        now,
                        now.minusSeconds(42),
                        now.minus(Duration.ofMinutes(7)),
                        now.minus(Duration.ofHours(5)),
                        now.minus(Duration.ofDays(12)),
                        now.plus(Duration.ofHours(20))),
                "4f2a1b39c0d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4",
                "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                HOSTILE,
                """
                @@ -12,5 +12,6 @@
                 spec:
                -  replicas: 2
                +  replicas: 3
                +  minReadySeconds: 5
                   template:""",
                Plot.ofLines(
                        "Ready pods",
                        "pods",
                        "seconds",
                        x -> (int) (x / 1000) + " s",
                        List.of(series("this release", false, 3, 0.6), series("previous release", true, 3, 1.6))),
                Plot.ofBars(
                        "Releases per day",
                        "releases",
                        "day",
                        IntStream.rangeClosed(1, 14)
                                .mapToObj(day -> new Plot.Amount(day + " Nov", day * 7 % 11, day % 6 == 0))
                                .toList())));
    }

    private static Plot.Series series(String name, boolean before, double top, double slope) {
        return new Plot.Series(
                name,
                before,
                IntStream.rangeClosed(0, 30)
                        .mapToObj(i -> new Plot.Point(i * 1000.0, Math.floor(Math.min(top, i * slope / 4))))
                        .toList());
    }
}
