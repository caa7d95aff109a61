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
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Source;
import io.fairway.events.Target;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chooses what people are told about an event. The sentence is the event's own; only what it lacks is filled in. */
public final class Notices {

    private static final String NO_REASON = "no reason is known: the release was requested before notifications began";

    private Notices() {}

    public static Notice of(Envelope envelope, Known known) {
        return switch (envelope.data()) {
            case ChangeAccepted accepted ->
                aboutSource(envelope, known, Fact.CHANGE_ACCEPTED, accepted.source(), accepted.summary(), null);
            case BuildFailed failed ->
                aboutSource(
                        envelope,
                        known,
                        Fact.BUILD_FAILED,
                        failed.source(),
                        failed.message(),
                        failed.reason().name());
            case ChartRejected rejected ->
                aboutSource(
                        envelope,
                        known,
                        Fact.BUILD_FAILED,
                        rejected.source(),
                        place(rejected) + rejected.message(),
                        "CHART_REJECTED");
            case ApprovalRequested asked ->
                aboutRelease(
                        envelope,
                        known,
                        Fact.APPROVAL_REQUESTED,
                        asked.target(),
                        asked.releaseId(),
                        null,
                        asked.reason(),
                        null,
                        asked.source());
            case ReleaseDeployed deployed ->
                aboutRelease(
                        envelope,
                        known,
                        Fact.RELEASE_DEPLOYED,
                        deployed.target(),
                        deployed.releaseId(),
                        deployed.revision(),
                        reasonOf(known),
                        null,
                        null);
            case ReleaseVerified verified ->
                aboutRelease(
                        envelope,
                        known,
                        Fact.RELEASE_VERIFIED,
                        verified.target(),
                        verified.releaseId(),
                        verified.revision(),
                        reasonOf(known),
                        null,
                        null);
            case ReleaseFailed failed ->
                aboutRelease(
                        envelope,
                        known,
                        Fact.RELEASE_FAILED,
                        failed.target(),
                        failed.releaseId(),
                        failed.revision(),
                        failed.message(),
                        failed.reason().name(),
                        null);
            case ReleaseRolledBack undone ->
                aboutRelease(
                        envelope,
                        known,
                        Fact.RELEASE_ROLLED_BACK,
                        undone.target(),
                        undone.releaseId(),
                        undone.revision(),
                        undone.message(),
                        undone.verified() && undone.differences().isEmpty() ? "RESTORED" : "NOT_RESTORED",
                        null);
            case ReleaseSkipped skipped ->
                aboutRelease(
                        envelope,
                        known,
                        Fact.RELEASE_SKIPPED,
                        skipped.target(),
                        skipped.releaseId(),
                        null,
                        skipped.message(),
                        skipped.reason().name(),
                        skipped.source());
            case ActionTaken action -> aboutAction(envelope, known, action);
            case ImagePushed pushed -> aboutSource(envelope, known, Fact.STEP, pushed.source(), "", null);
            case ConfigurationPushed pushed -> aboutSource(envelope, known, Fact.STEP, pushed.source(), "", null);
            case ChartPublished published -> aboutSource(envelope, known, Fact.STEP, published.source(), "", null);
            case ReleaseRequested requested ->
                aboutRelease(
                        envelope,
                        known,
                        Fact.STEP,
                        requested.target(),
                        requested.releaseId(),
                        null,
                        requested.reason(),
                        null,
                        requested.source());
        };
    }

    private static String reasonOf(Known known) {
        return known.release() == null ? NO_REASON : known.release().reason();
    }

    private static String place(ChartRejected rejected) {
        if (rejected.file() == null) {
            return "";
        }
        return rejected.file() + (rejected.line() == null ? "" : ":" + rejected.line()) + ": ";
    }

    private static Notice aboutSource(
            Envelope envelope, Known known, Fact fact, Source source, String sentence, @Nullable String state) {
        String application = known.application() != null ? known.application() : nameOf(source.repository());
        return notice(envelope, known, fact, application, null, sentence, state, source, null, null, null);
    }

    private static Notice aboutRelease(
            Envelope envelope,
            Known known,
            Fact fact,
            Target target,
            UUID releaseId,
            @Nullable Integer revision,
            String sentence,
            @Nullable String state,
            @Nullable Source own) {
        Source source =
                own != null || known.release() == null ? own : known.release().source();
        return notice(
                envelope,
                known,
                fact,
                target.application(),
                target.environment(),
                sentence,
                state,
                source,
                releaseId,
                revision,
                null);
    }

    private static Notice aboutAction(Envelope envelope, Known known, ActionTaken action) {
        String state = action.action().name();
        Source source = known.release() == null ? null : known.release().source();
        return notice(
                envelope,
                known,
                Fact.ACTION_TAKEN,
                action.application(),
                action.environment(),
                action.reason(),
                state,
                source,
                action.releaseId(),
                null,
                action.by());
    }

    private static Notice notice(
            Envelope envelope,
            Known known,
            Fact fact,
            String application,
            @Nullable String environment,
            String sentence,
            @Nullable String state,
            @Nullable Source source,
            @Nullable UUID releaseId,
            @Nullable Integer revision,
            @Nullable String by) {
        // What a rollback brings back is another change's; its author has no part in this one.
        Known.Change change = known.change() != null
                        && (source == null || known.change().commit().equals(source.commit()))
                ? known.change()
                : null;
        ChangeAccepted accepted = envelope.data() instanceof ChangeAccepted own ? own : null;
        ReleaseRequested release = known.release();
        ApprovalRequested asked = envelope.data() instanceof ApprovalRequested own ? own : null;
        ChartRef chart = asked != null ? asked.chart() : release == null ? null : release.chart();
        ImageRef image = asked != null ? asked.image() : release == null ? null : release.image();
        return new Notice(
                envelope.id(),
                envelope.changeId(),
                envelope.time(),
                fact,
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

    /** The last part of a clone URL, without {@code .git}. */
    static String nameOf(String repository) {
        String path = repository.replaceAll("/+$", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".git") ? name.substring(0, name.length() - 4) : name;
    }
}
