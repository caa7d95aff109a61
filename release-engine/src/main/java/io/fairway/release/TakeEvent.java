package io.fairway.release;

import io.fairway.events.ActionTaken;
import io.fairway.events.ApprovalRequested;
import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRejected;
import io.fairway.events.ConfigurationPushed;
import io.fairway.events.Envelope;
import io.fairway.events.ImagePushed;
import io.fairway.events.PushRefused;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRolledBack;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.ReleaseVerified;
import io.fairway.events.Source;
import io.fairway.events.TargetChangedByAnother;
import jakarta.enterprise.context.ApplicationScoped;

/** Notes every event for the journey of its change, and acts on those that ask for it. Runs in the caller's transaction. */
@ApplicationScoped
public class TakeEvent {

    private final ApplicationStore applications;
    private final ReleaseStore releases;
    private final ChangeStore changes;
    private final RequestRelease request;
    private final ConcludeRelease conclude;

    TakeEvent(
            ApplicationStore applications,
            ReleaseStore releases,
            ChangeStore changes,
            RequestRelease request,
            ConcludeRelease conclude) {
        this.applications = applications;
        this.releases = releases;
        this.changes = changes;
        this.request = request;
        this.conclude = conclude;
    }

    /** Takes an event for the first time. */
    public void take(Envelope envelope) {
        switch (envelope.data()) {
            case ChartPublished published -> {
                // The application is locked before the change, here as everywhere: one order, no deadlock.
                releases.lock(published.application());
                changes.record(envelope);
                request.firstEnvironment(envelope, published);
            }
            case ReleaseVerified verified -> {
                releases.lock(verified.target().application());
                changes.record(envelope);
                conclude.seenHealthy(envelope, verified);
            }
            case ReleaseFailed failed -> {
                releases.lock(failed.target().application());
                changes.record(envelope);
                conclude.seenBad(envelope, failed);
            }
            case ChangeAccepted accepted -> {
                changes.record(envelope);
                belongs(envelope, accepted.source());
            }
            case ImagePushed pushed -> changes.record(envelope);
            case ConfigurationPushed pushed -> changes.record(envelope);
            case BuildFailed failed -> {
                changes.record(envelope);
                belongs(envelope, failed.source());
            }
            case PushRefused _ -> {} // belongs to no change
            case ChartRejected rejected -> changes.record(envelope);
            case ReleaseRequested requested -> changes.record(envelope);
            case ReleaseDeployed deployed -> changes.record(envelope);
            case ReleaseRolledBack rolledBack -> changes.record(envelope);
            case ApprovalRequested requested -> changes.record(envelope);
            case ReleaseSkipped skipped -> changes.record(envelope);
            case TargetChangedByAnother changed -> {
                if (changed.releaseId() != null) {
                    changes.record(envelope);
                }
            }
            case ActionTaken taken -> {
                if (taken.action().concernsChange()) {
                    changes.record(envelope);
                }
            }
        }
    }

    /** What has not been built does not say which application it is of; its repository does. */
    private void belongs(Envelope envelope, Source source) {
        applications
                .from(source.repository())
                .ifPresent(application -> changes.belongsTo(envelope.changeId(), application.name()));
    }
}
