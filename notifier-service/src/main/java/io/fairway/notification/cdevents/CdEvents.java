package io.fairway.notification.cdevents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.events.ActionTaken;
import io.fairway.events.ApprovalRequested;
import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRejected;
import io.fairway.events.ConfigurationPushed;
import io.fairway.events.Envelope;
import io.fairway.events.ImagePushed;
import io.fairway.events.ImageRef;
import io.fairway.events.PushRefused;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Target;
import io.fairway.events.TargetChangedByAnother;
import io.fairway.notification.EventContext;
import io.fairway.notification.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Translates Fairway's events into CDEvents, as far as CDEvents has types for them. */
final class CdEvents {

    private static final String OFFICIAL = "dev.cdevents.";
    private static final String OWN = "dev.cdeventsx.fairway-release.";

    private final Envelope envelope;
    private final EventContext context;
    private final List<CdEvent> events = new ArrayList<>();
    private boolean live;
    private @Nullable UUID openIncident;

    private CdEvents(Envelope envelope, EventContext context) {
        this.envelope = envelope;
        this.context = context;
        this.live = context.live();
        this.openIncident = context.openIncident();
    }

    /**
     * What an event means.
     *
     * @param live whether something is live in the target afterwards
     * @param openIncident the failed release that is not resolved afterwards
     */
    record Meaning(
            List<CdEvent> events, boolean live, @Nullable UUID openIncident) {}

    static Meaning of(Envelope envelope, EventContext context) {
        CdEvents meaning = new CdEvents(envelope, context);
        meaning.translate();
        return new Meaning(List.copyOf(meaning.events), meaning.live, meaning.openIncident);
    }

    private void translate() {
        switch (envelope.data()) {
            case ChangeAccepted accepted -> accepted(accepted);
            case ImagePushed pushed -> pushed(pushed);
            case ChartPublished published ->
                add(OFFICIAL + "artifact.published.0.3.0", PackageUrl.of(published.chart()), Json.object())
                        .put("application", published.application());
            case ReleaseRequested requested -> requested(requested);
            case ReleaseDeployed deployed -> deployed(deployed);
            case ReleaseVerified verified -> verified(verified);
            case ReleaseFailed failed -> failed(failed);
            case ReleaseRolledBack undone -> undone(undone);
            // CDEvents 0.5.1 has no type for these.
            case ConfigurationPushed _,
                    BuildFailed _,
                    PushRefused _,
                    ChartRejected _,
                    ApprovalRequested _,
                    ReleaseSkipped _,
                    ActionTaken _,
                    TargetChangedByAnother _ -> {}
        }
    }

    private void accepted(ChangeAccepted accepted) {
        ObjectNode content = Json.object();
        content.putObject("repository").put("id", accepted.source().repository());
        add(OFFICIAL + "change.merged.0.3.0", accepted.source().commit(), content)
                .put("branch", accepted.source().branch())
                .put("author", accepted.author())
                .put("summary", accepted.summary());
    }

    private void pushed(ImagePushed pushed) {
        ObjectNode content = Json.object();
        content.putObject("change").put("id", pushed.source().commit());
        add(OFFICIAL + "artifact.packaged.0.3.0", PackageUrl.of(pushed.image()), content)
                .put("repository", pushed.source().repository());
        add(OFFICIAL + "artifact.published.0.3.0", PackageUrl.of(pushed.image()), Json.object());
    }

    private void requested(ReleaseRequested requested) {
        ObjectNode content = release(requested.target());
        content.put("kind", requested.kind().name()).put("reason", requested.reason());
        if (requested.image() != null) {
            content.put("artifactId", PackageUrl.of(requested.image()));
        }
        if (requested.chart() != null) {
            content.put("chartId", PackageUrl.of(requested.chart()));
        }
        add(OWN + "requested.0.1.0", requested.releaseId().toString(), content);
    }

    private void deployed(ReleaseDeployed deployed) {
        ImageRef image = imageOf(context.release());
        boolean rollback = context.release() != null && context.release().kind() == Kind.ROLLBACK;
        // A rollback has its own type, which is emitted when it has ended.
        if (image != null && !rollback) {
            String type = live ? "service.upgraded.0.3.0" : "service.deployed.0.3.0";
            add(OFFICIAL + type, deployed.target().application(), environment(deployed.target(), image))
                    .put("releaseId", deployed.releaseId().toString())
                    .put("helmRelease", deployed.helmRelease())
                    .put("revision", deployed.revision());
        }
        live = true;
        ObjectNode suite = environment(deployed.target(), null);
        suite.putObject("testSuite").put("id", "fairway-verification");
        add(OFFICIAL + "testsuiterun.started.0.3.0", deployed.releaseId().toString(), suite);
    }

    private void verified(ReleaseVerified verified) {
        finished(verified.target(), verified.releaseId(), "success", null);
        ObjectNode content = release(verified.target());
        content.put("revision", verified.revision());
        add(OWN + "verified.0.1.0", verified.releaseId().toString(), content);
        resolve(verified.target(), imageOf(context.release()), "a verified release is live");
    }

    private void failed(ReleaseFailed failed) {
        if (context.deployed()) {
            finished(failed.target(), failed.releaseId(), outcomeOf(failed.reason()), failed.message());
        }
        ObjectNode content = release(failed.target());
        content.put("reason", failed.reason().name()).put("message", failed.message());
        add(OWN + "failed.0.1.0", failed.releaseId().toString(), content);
        if (openIncident == null && failed.reason() != ReleaseFailed.Reason.CANCELLED) {
            openIncident = failed.releaseId();
            add(
                    OFFICIAL + "incident.detected.0.3.0",
                    failed.releaseId().toString(),
                    incident(failed.target(), imageOf(context.release()), failed.message()));
        }
    }

    private void undone(ReleaseRolledBack undone) {
        ImageRef image = imageOf(context.restored());
        if (undone.restoredReleaseId() == null) {
            live = false;
            add(OFFICIAL + "service.removed.0.3.0", undone.target().application(), environment(undone.target(), null))
                    .put("message", undone.message());
        } else if (image != null) {
            add(
                            OFFICIAL + "service.rolledback.0.3.0",
                            undone.target().application(),
                            environment(undone.target(), image))
                    .put("releaseId", undone.releaseId().toString())
                    .put("message", undone.message());
        }
        if (undone.verified() && undone.differences().isEmpty()) {
            resolve(undone.target(), image, undone.message());
        }
    }

    private void resolve(Target target, @Nullable ImageRef image, String description) {
        if (openIncident != null) {
            add(OFFICIAL + "incident.resolved.0.3.0", openIncident.toString(), incident(target, image, description));
            openIncident = null;
        }
    }

    private void finished(Target target, UUID releaseId, String outcome, @Nullable String reason) {
        ObjectNode suite = environment(target, null);
        suite.putObject("testSuite").put("id", "fairway-verification");
        suite.put("outcome", outcome);
        if (reason != null) {
            suite.put("reason", reason);
        }
        add(OFFICIAL + "testsuiterun.finished.0.3.0", releaseId.toString(), suite);
    }

    private static String outcomeOf(ReleaseFailed.Reason reason) {
        return switch (reason) {
            case CANCELLED -> "cancel";
            case NO_DATA, HELM_FAILED, PREREQUISITE_MISSING -> "error";
            case IMAGE_PULL_FAILED,
                    CRASH_LOOP,
                    INVALID_CONTAINER_CONFIGURATION,
                    NEVER_READY,
                    JOB_FAILED,
                    HOOK_FAILED,
                    REFUSED,
                    CHECK_FAILED,
                    UNSETTLED,
                    CHANGED_BY_ANOTHER -> "failure";
        };
    }

    private static ObjectNode environment(Target target, @Nullable ImageRef image) {
        ObjectNode content = Json.object();
        content.putObject("environment").put("id", target.environment());
        if (image != null) {
            content.put("artifactId", PackageUrl.of(image));
        }
        return content;
    }

    private static ObjectNode release(Target target) {
        ObjectNode content = environment(target, null);
        content.putObject("service").put("id", target.application());
        return content;
    }

    private static ObjectNode incident(Target target, @Nullable ImageRef image, String description) {
        ObjectNode content = environment(target, image);
        content.putObject("service").put("id", target.application());
        content.put("description", description);
        return content;
    }

    private static @Nullable ImageRef imageOf(@Nullable ReleaseRequested release) {
        return release == null ? null : release.image();
    }

    /** @return its custom data, to be filled */
    private ObjectNode add(String type, String subjectId, ObjectNode content) {
        UUID id = UUID.nameUUIDFromBytes((envelope.id() + "/" + type).getBytes(StandardCharsets.UTF_8));
        ObjectNode customData =
                Json.object().put("fairwayEventId", envelope.id().toString());
        events.add(new CdEvent(
                id, envelope.time(), envelope.source(), type, envelope.changeId(), subjectId, content, customData));
        return customData;
    }
}
