package io.fairway.events;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An event in words.
 *
 * @param name of the step, for people and scripts
 * @param environment where it happened; null before a change reaches one
 * @param reason one sentence
 */
public record StepText(String name, @Nullable String environment, String reason) {

    /** The step of what somebody beside Fairway did later to what is live. */
    public static final String CHANGED_BY_ANOTHER = "changed by another";

    public static StepText of(FairwayEvent event) {
        return switch (event) {
            case ChangeAccepted accepted ->
                new StepText("accepted", null, accepted.summary() + " (" + accepted.author() + ")");
            case ImagePushed pushed ->
                new StepText("image", null, "built " + pushed.image().pinned());
            case ConfigurationPushed pushed ->
                new StepText(
                        "configuration",
                        null,
                        "only chart or configuration changed; the image stays "
                                + pushed.image().pinned());
            case BuildFailed failed -> new StepText("build failed", null, failed.message());
            case PushRefused refused -> new StepText("push refused", null, refused.message());
            case ChartPublished published ->
                new StepText(
                        "chart",
                        null,
                        "published " + published.chart().name() + " "
                                + published.chart().version() + remarks(published));
            case ChartRejected rejected -> new StepText("chart rejected", null, placed(rejected));
            case ReleaseRequested requested ->
                new StepText("requested", requested.target().environment(), requested.reason());
            case ReleaseDeployed deployed ->
                new StepText(
                        "deployed",
                        deployed.target().environment(),
                        "Helm installed revision " + deployed.revision() + " in namespace " + deployed.namespace());
            case ReleaseVerified verified ->
                new StepText(
                        "verified",
                        verified.target().environment(),
                        ReleaseVerified.sentence(verified.revision(), verified.evidence()));
            case ReleaseFailed failed ->
                new StepText(
                        failed.reason() == ReleaseFailed.Reason.CHANGED_BY_ANOTHER ? "overruled" : "failed",
                        failed.target().environment(),
                        failed.reason() + ": " + failed.message());
            case ReleaseRolledBack rolledBack ->
                new StepText("rolled back", rolledBack.target().environment(), rolledBack.message());
            case ApprovalRequested requested ->
                new StepText("waits for approval", requested.target().environment(), requested.reason());
            case ReleaseSkipped skipped ->
                new StepText(name(skipped.reason()), skipped.target().environment(), skipped.message());
            case ActionTaken taken -> new StepText("action", taken.environment(), action(taken));
            case TargetChangedByAnother changed ->
                new StepText(CHANGED_BY_ANOTHER, changed.target().environment(), changed.message());
        };
    }

    /** The tool time that the event tells of. */
    public static List<TimeSpent> spentOn(FairwayEvent event) {
        return switch (event) {
            case ChangeAccepted accepted -> List.of();
            case ImagePushed pushed -> pushed.spent();
            case ConfigurationPushed pushed -> pushed.spent();
            case BuildFailed failed -> failed.spent();
            case PushRefused refused -> List.of();
            case ChartPublished published -> published.spent();
            case ChartRejected rejected -> rejected.spent();
            case ReleaseRequested requested -> List.of();
            case ReleaseDeployed deployed -> deployed.spent();
            case ReleaseVerified verified -> verified.spent();
            case ReleaseFailed failed -> failed.spent();
            case ReleaseRolledBack rolledBack -> rolledBack.spent();
            case ApprovalRequested requested -> List.of();
            case ReleaseSkipped skipped -> List.of();
            case ActionTaken taken -> List.of();
            case TargetChangedByAnother changed -> List.of();
        };
    }

    private static String remarks(ChartPublished published) {
        return published.remarks() == null ? "" : "; " + String.join("; ", published.remarks());
    }

    /** What somebody did, for the journey of a change, the audit and notifications. */
    private static String action(ActionTaken taken) {
        String subject = taken.subject() == null ? "" : " " + taken.subject();
        String done =
                switch (taken.action()) {
                    case APPROVE -> "approved the release";
                    case REJECT -> "rejected the release";
                    case RELEASE -> "asked for the release of chart" + subject;
                    case ROLL_BACK -> "rolled back" + (taken.subject() == null ? "" : " to chart" + subject);
                    case RETRY -> "retried the release";
                    case CANCEL -> "cancelled the release";
                    case PAUSE -> "paused releases";
                    case RESUME -> "resumed releases";
                    case LIFT_QUARANTINE -> "lifted the quarantine of" + subject;
                    case REGISTER -> "registered the application";
                    case FORGET -> "forgot the application";
                };
        return taken.by() + " " + done + ": " + taken.reason();
    }

    private static String name(ReleaseSkipped.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private static String placed(ChartRejected rejected) {
        if (rejected.file() == null) {
            return rejected.message();
        }
        String line = rejected.line() == null ? "" : ":" + rejected.line();
        return rejected.file() + line + ": " + rejected.message();
    }
}
