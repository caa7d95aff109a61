package io.fairway.release.web;

import io.fairway.events.Difference;
import io.fairway.events.Target;
import io.fairway.events.TargetChangedByAnother;
import io.fairway.release.drift.Intervention;
import io.fairway.release.drift.InterventionStore;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What others did to what is live. */
@Path("/applications/{application}/environments/{environment}/interventions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "releases")
class InterventionsResource {

    private static final int LIMIT = 100;

    private final InterventionStore interventions;

    InterventionsResource(InterventionStore interventions) {
        this.interventions = interventions;
    }

    /**
     * One intervention.
     *
     * @param kind what was done
     * @param message in one sentence
     * @param by the program that wrote it, as Kubernetes keeps it; null if that is not known
     * @param since when it was done; when it was found if that is not known
     * @param seenAt when it was found
     * @param endedAt since when what is live is Fairway's again; null while it is not
     * @param releaseId the release that was live before
     * @param liveReleaseId the release whose content is live since, as Helm has it; null if that is none of Fairway's
     * @param revision Helm's newest; null if nothing is installed, or if objects were changed
     */
    record InterventionView(
            TargetChangedByAnother.Kind kind,
            String message,
            @Nullable String by,
            Instant since,
            Instant seenAt,
            @Nullable Instant endedAt,
            @Nullable UUID releaseId,
            @Nullable UUID liveReleaseId,
            @Nullable Integer revision,
            List<Difference> differences) {

        static InterventionView of(Intervention intervention) {
            return new InterventionView(
                    intervention.kind(),
                    intervention.message(),
                    intervention.by(),
                    intervention.since(),
                    intervention.seenAt(),
                    intervention.endedAt(),
                    intervention.releaseId().orElse(null),
                    intervention.liveReleaseId().orElse(null),
                    intervention.revision(),
                    intervention.differences());
        }
    }

    @GET
    @Transactional
    @Operation(
            summary = "What somebody or something beside Fairway did to what is live there",
            description = "The newest 100, newest first: with Helm, or to objects of the release.")
    public List<InterventionView> all(
            @PathParam("application") String application, @PathParam("environment") String environment) {
        Target target = new Target(
                Input.name(application, "the name of an application"),
                Input.name(environment, "the name of an environment"));
        return interventions.newest(target, LIMIT).stream()
                .map(InterventionView::of)
                .toList();
    }
}
