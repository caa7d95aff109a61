package io.fairway.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairway.events.ActionTaken;
import io.fairway.events.ApprovalRequested;
import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRejected;
import io.fairway.events.ConfigurationPushed;
import io.fairway.events.Envelope;
import io.fairway.events.FairwayEvent;
import io.fairway.events.ImagePushed;
import io.fairway.events.PushRefused;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.ShortText;
import io.fairway.events.StepText;
import io.fairway.events.TargetChangedByAnother;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One event as the audit keeps it: who or what did what, when, where and why.
 *
 * @param number the order in which events were read; belongs to the event for good; 0 until it has one
 * @param id of the event, the same on every topic, page and log line
 * @param at when it happened, by the clock of the service that says so
 * @param changeId of the change that it is part of
 * @param causedBy id of the event that caused it
 * @param type for example {@code ReleaseVerified}
 * @param detail the kind within the type, for programs: for example {@code ROLLBACK}, {@code CRASH_LOOP}, {@code APPROVE}
 * @param application null while it is not known, that is for the first push of an application
 * @param environment null before a change reaches one
 * @param actor a person, the author of a push, or a service such as {@code fairway/verifier-service}
 * @param actorKind how sure the actor is
 * @param what in a word or two
 * @param why the event's own sentence
 * @param releaseId the release in question
 * @param relatedReleaseId of a rollback: the release it undoes; of an undone release: the rollback
 * @param repository clone URL
 * @param commit full id
 * @param chartVersion of the chart in question
 * @param imageDigest of the image in question
 */
@Schema(name = "AuditEntry")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AuditEntry(
        long number,
        UUID id,
        Instant at,
        UUID changeId,
        @Nullable UUID causedBy,
        String type,
        @Nullable String detail,
        @Nullable String application,
        @Nullable String environment,
        String actor,
        ActorKind actorKind,
        String what,
        String why,
        @Nullable UUID releaseId,
        @Nullable UUID relatedReleaseId,
        @Nullable String repository,
        @Nullable String commit,
        @Nullable String chartVersion,
        @Nullable String imageDigest) {

    private static final int MAX_TEXT = 2000;

    /** How sure it is who did it. */
    public enum ActorKind {
        /** Somebody who was signed in. */
        PERSON,
        /** The author that a push named; nobody has checked it. */
        AUTHOR,
        /** Somebody or something beside Fairway; the name is that of the program, as Kubernetes keeps it. */
        ANOTHER,
        /** Fairway itself. */
        SERVICE
    }

    /** The detail of {@code ReleaseRolledBack}: what ran before was seen healthy again. */
    public static final String RESTORED = "RESTORED";

    /** The detail of {@code ReleaseRolledBack}: the restored state was not seen healthy. */
    public static final String NOT_RESTORED = "NOT_RESTORED";

    /** What an event says, without a number. */
    public static AuditEntry of(Envelope envelope) {
        FairwayEvent event = envelope.data();
        EventSubject subject = EventSubject.of(event);
        StepText text = StepText.of(event);
        Actor actor = actorOf(envelope);
        return new AuditEntry(
                0,
                envelope.id(),
                envelope.time(),
                envelope.changeId(),
                envelope.causedBy(),
                event.getClass().getSimpleName(),
                subject.detail(),
                subject.application(),
                subject.environment(),
                cut(actor.name()),
                actor.kind(),
                event instanceof ActionTaken taken ? done(taken.action()) : text.name(),
                cut(text.reason()),
                subject.releaseId(),
                subject.relatedReleaseId(),
                subject.repository(),
                subject.commit(),
                subject.chartVersion(),
                subject.imageDigest());
    }

    private static String done(ActionTaken.Action action) {
        return switch (action) {
            case APPROVE -> "approved";
            case REJECT -> "rejected";
            case RELEASE -> "asked for a release";
            case ROLL_BACK -> "asked for a rollback";
            case RETRY -> "retried";
            case CANCEL -> "cancelled";
            case PAUSE -> "paused";
            case RESUME -> "resumed";
            case LIFT_QUARANTINE -> "lifted a quarantine";
            case REGISTER -> "registered";
            case FORGET -> "forgot";
        };
    }

    private static Actor actorOf(Envelope envelope) {
        return switch (envelope.data()) {
            case ActionTaken taken -> new Actor(taken.by(), ActorKind.PERSON);
            case ChangeAccepted accepted -> new Actor(accepted.author(), ActorKind.AUTHOR);
            case TargetChangedByAnother changed ->
                new Actor(changed.by() == null ? "somebody" : changed.by(), ActorKind.ANOTHER);
            case ImagePushed _,
                    ConfigurationPushed _,
                    BuildFailed _,
                    PushRefused _,
                    ChartPublished _,
                    ChartRejected _,
                    ReleaseRequested _,
                    ReleaseDeployed _,
                    ReleaseVerified _,
                    ReleaseFailed _,
                    ReleaseRolledBack _,
                    ApprovalRequested _,
                    ReleaseSkipped _ -> new Actor(service(envelope.source()), ActorKind.SERVICE);
        };
    }

    private static String service(String source) {
        return source.startsWith("/") ? source.substring(1) : source;
    }

    private static String cut(String text) {
        return ShortText.of(text, MAX_TEXT - 1, "…");
    }

    private record Actor(String name, ActorKind kind) {}
}
