package io.fairway.notification;

import io.fairway.events.ActionTaken;
import io.fairway.events.ApprovalRequested;
import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRef;
import io.fairway.events.ChartRejected;
import io.fairway.events.ConfigurationPushed;
import io.fairway.events.Envelope;
import io.fairway.events.ImagePushed;
import io.fairway.events.ImageRef;
import io.fairway.events.PushRefused;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Source;
import io.fairway.events.Target;
import io.fairway.events.TargetChangedByAnother;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the notification of an event. The sentence is the event's own; only what it lacks is filled in. */
public final class Notifications {

    private static final String NO_REASON = "no reason is known: the release was requested before notifications began";

    private Notifications() {}

    public static Notification of(Envelope envelope, EventContext context) {
        return switch (envelope.data()) {
            case ChangeAccepted accepted ->
                aboutSource(envelope, context, EventKind.CHANGE_ACCEPTED, accepted.source(), accepted.summary(), null);
            case BuildFailed failed ->
                aboutSource(
                        envelope,
                        context,
                        EventKind.BUILD_FAILED,
                        failed.source(),
                        failed.message(),
                        failed.reason().name());
            case ChartRejected rejected ->
                aboutSource(
                        envelope,
                        context,
                        EventKind.BUILD_FAILED,
                        rejected.source(),
                        location(rejected) + rejected.message(),
                        "CHART_REJECTED");
            case ApprovalRequested requested ->
                aboutRelease(
                        envelope,
                        context,
                        EventKind.APPROVAL_REQUESTED,
                        requested.target(),
                        requested.releaseId(),
                        null,
                        requested.reason(),
                        null,
                        requested.source());
            case ReleaseDeployed deployed ->
                aboutRelease(
                        envelope,
                        context,
                        EventKind.RELEASE_DEPLOYED,
                        deployed.target(),
                        deployed.releaseId(),
                        deployed.revision(),
                        reasonOf(context),
                        null,
                        null);
            case ReleaseVerified verified ->
                aboutRelease(
                        envelope,
                        context,
                        EventKind.RELEASE_VERIFIED,
                        verified.target(),
                        verified.releaseId(),
                        verified.revision(),
                        reasonOf(context),
                        null,
                        null);
            case ReleaseFailed failed ->
                aboutRelease(
                        envelope,
                        context,
                        EventKind.RELEASE_FAILED,
                        failed.target(),
                        failed.releaseId(),
                        failed.revision(),
                        failed.message(),
                        failed.reason().name(),
                        null);
            case ReleaseRolledBack undone ->
                aboutRelease(
                        envelope,
                        context,
                        EventKind.RELEASE_ROLLED_BACK,
                        undone.target(),
                        undone.releaseId(),
                        undone.revision(),
                        undone.message(),
                        undone.verified() && undone.differences().isEmpty() ? "RESTORED" : "NOT_RESTORED",
                        null);
            case ReleaseSkipped skipped ->
                aboutRelease(
                        envelope,
                        context,
                        EventKind.RELEASE_SKIPPED,
                        skipped.target(),
                        skipped.releaseId(),
                        null,
                        skipped.message(),
                        skipped.reason().name(),
                        skipped.source());
            case ActionTaken action -> aboutAction(envelope, context, action);
            case TargetChangedByAnother changed ->
                notification(
                        envelope,
                        context,
                        EventKind.TARGET_CHANGED,
                        changed.target().application(),
                        changed.target().environment(),
                        changed.message(),
                        changed.kind().name(),
                        context.release() == null ? null : context.release().source(),
                        changed.releaseId(),
                        changed.revision(),
                        changed.by());
            case PushRefused refused ->
                notification(
                        envelope,
                        context,
                        EventKind.STEP,
                        context.applicationOf(refused.repository()),
                        null,
                        refused.message(),
                        refused.reason().name(),
                        null,
                        null,
                        null,
                        null);
            case ImagePushed pushed -> aboutSource(envelope, context, EventKind.STEP, pushed.source(), "", null);
            case ConfigurationPushed pushed ->
                aboutSource(envelope, context, EventKind.STEP, pushed.source(), "", null);
            case ChartPublished published ->
                aboutSource(envelope, context, EventKind.STEP, published.source(), "", null);
            case ReleaseRequested requested ->
                aboutRelease(
                        envelope,
                        context,
                        EventKind.STEP,
                        requested.target(),
                        requested.releaseId(),
                        null,
                        requested.reason(),
                        null,
                        requested.source());
        };
    }

    private static String reasonOf(EventContext context) {
        return context.release() == null ? NO_REASON : context.release().reason();
    }

    private static String location(ChartRejected rejected) {
        if (rejected.file() == null) {
            return "";
        }
        return rejected.file() + (rejected.line() == null ? "" : ":" + rejected.line()) + ": ";
    }

    private static Notification aboutSource(
            Envelope envelope,
            EventContext context,
            EventKind kind,
            Source source,
            String sentence,
            @Nullable String state) {
        String application = context.applicationOf(source.repository());
        return notification(envelope, context, kind, application, null, sentence, state, source, null, null, null);
    }

    private static Notification aboutRelease(
            Envelope envelope,
            EventContext context,
            EventKind kind,
            Target target,
            UUID releaseId,
            @Nullable Integer revision,
            String sentence,
            @Nullable String state,
            @Nullable Source own) {
        Source source = own != null || context.release() == null
                ? own
                : context.release().source();
        return notification(
                envelope,
                context,
                kind,
                target.application(),
                target.environment(),
                sentence,
                state,
                source,
                releaseId,
                revision,
                null);
    }

    private static Notification aboutAction(Envelope envelope, EventContext context, ActionTaken action) {
        String state = action.action().name();
        Source source = context.release() == null ? null : context.release().source();
        return notification(
                envelope,
                context,
                EventKind.ACTION_TAKEN,
                action.application(),
                action.environment(),
                action.reason(),
                state,
                source,
                action.releaseId(),
                null,
                action.by());
    }

    private static Notification notification(
            Envelope envelope,
            EventContext context,
            EventKind kind,
            String application,
            @Nullable String environment,
            String sentence,
            @Nullable String state,
            @Nullable Source source,
            @Nullable UUID releaseId,
            @Nullable Integer revision,
            @Nullable String by) {
        // What a rollback brings back is another change's; its author has no part in this one.
        EventContext.Change change = context.change() != null
                        && (source == null || context.change().commit().equals(source.commit()))
                ? context.change()
                : null;
        ChangeAccepted accepted = envelope.data() instanceof ChangeAccepted own ? own : null;
        ReleaseRequested release = context.release();
        ApprovalRequested approval = envelope.data() instanceof ApprovalRequested own ? own : null;
        ChartRef chart = approval != null ? approval.chart() : release == null ? null : release.chart();
        ImageRef image = approval != null ? approval.image() : release == null ? null : release.image();
        return new Notification(
                envelope.id(),
                envelope.changeId(),
                envelope.time(),
                kind,
                application,
                environment,
                sentence,
                state,
                source != null ? source.repository() : change == null ? null : change.repository(),
                source != null ? source.branch() : change == null ? null : change.branch(),
                source != null ? source.commit() : change == null ? null : change.commit(),
                accepted != null ? accepted.author() : change == null ? null : change.author(),
                accepted != null ? accepted.summary() : change == null ? null : change.summary(),
                releaseId,
                revision,
                chart == null ? null : chart.version(),
                image == null ? null : image.pinned(),
                by);
    }
}
