package io.fairway.audit;

import io.fairway.events.ActionTaken;
import io.fairway.events.ApprovalRequested;
import io.fairway.events.BuildFailed;
import io.fairway.events.ChangeAccepted;
import io.fairway.events.ChartPublished;
import io.fairway.events.ChartRef;
import io.fairway.events.ChartRejected;
import io.fairway.events.ConfigurationPushed;
import io.fairway.events.FairwayEvent;
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

/** What an event is about, in the words of {@link AuditEntry}; whatever the event does not say is null. */
final class EventSubject {

    private @Nullable String detail;
    private @Nullable String application;
    private @Nullable String environment;
    private @Nullable UUID releaseId;
    private @Nullable UUID relatedReleaseId;
    private @Nullable String repository;
    private @Nullable String commit;
    private @Nullable String chartVersion;
    private @Nullable String imageDigest;

    private EventSubject() {}

    static EventSubject of(FairwayEvent event) {
        EventSubject subject = new EventSubject();
        return switch (event) {
            case ChangeAccepted accepted -> subject.from(accepted.source());
            case ImagePushed pushed ->
                subject.of(pushed.application()).from(pushed.source()).image(pushed.image());
            case ConfigurationPushed pushed ->
                subject.of(pushed.application()).from(pushed.source()).image(pushed.image());
            case BuildFailed failed -> subject.from(failed.source()).detail(failed.reason());
            case PushRefused refused ->
                subject.pushed(refused.repository(), refused.commit()).detail(refused.reason());
            case ChartPublished published ->
                subject.of(published.application())
                        .from(published.source())
                        .chart(published.chart())
                        .image(published.image());
            case ChartRejected rejected -> subject.of(rejected.application()).from(rejected.source());
            case ReleaseRequested requested ->
                subject.at(requested.target())
                        .release(requested.releaseId(), requested.rollsBack())
                        .from(requested.source())
                        .chart(requested.chart())
                        .image(requested.image())
                        .detail(requested.kind());
            case ReleaseDeployed deployed -> subject.at(deployed.target()).release(deployed.releaseId(), null);
            case ReleaseVerified verified -> subject.at(verified.target()).release(verified.releaseId(), null);
            case ReleaseFailed failed ->
                subject.at(failed.target()).release(failed.releaseId(), null).detail(failed.reason());
            case ReleaseRolledBack rolledBack ->
                subject.at(rolledBack.target())
                        .release(rolledBack.releaseId(), rolledBack.rollbackId())
                        .detail(rolledBack.verified() ? AuditEntry.RESTORED : AuditEntry.NOT_RESTORED);
            case ApprovalRequested requested ->
                subject.at(requested.target())
                        .release(requested.releaseId(), null)
                        .from(requested.source())
                        .chart(requested.chart())
                        .image(requested.image());
            case ReleaseSkipped skipped ->
                subject.at(skipped.target())
                        .release(skipped.releaseId(), null)
                        .from(skipped.source())
                        .detail(skipped.reason());
            case ActionTaken taken ->
                subject.of(taken.application())
                        .in(taken.environment())
                        .release(taken.releaseId(), null)
                        .detail(taken.action());
            case TargetChangedByAnother changed ->
                subject.at(changed.target())
                        .release(changed.releaseId(), changed.liveReleaseId())
                        .detail(changed.kind());
        };
    }

    @Nullable
    String detail() {
        return detail;
    }

    @Nullable
    String application() {
        return application;
    }

    @Nullable
    String environment() {
        return environment;
    }

    @Nullable
    UUID releaseId() {
        return releaseId;
    }

    @Nullable
    UUID relatedReleaseId() {
        return relatedReleaseId;
    }

    @Nullable
    String repository() {
        return repository;
    }

    @Nullable
    String commit() {
        return commit;
    }

    @Nullable
    String chartVersion() {
        return chartVersion;
    }

    @Nullable
    String imageDigest() {
        return imageDigest;
    }

    private EventSubject detail(Enum<?> kind) {
        return detail(kind.name());
    }

    private EventSubject detail(String kind) {
        detail = kind;
        return this;
    }

    private EventSubject of(String name) {
        application = name;
        return this;
    }

    private EventSubject in(@Nullable String name) {
        environment = name;
        return this;
    }

    private EventSubject at(Target target) {
        return of(target.application()).in(target.environment());
    }

    private EventSubject release(@Nullable UUID id, @Nullable UUID related) {
        releaseId = id;
        relatedReleaseId = related;
        return this;
    }

    private EventSubject pushed(String url, String id) {
        repository = url;
        commit = id;
        return this;
    }

    private EventSubject from(@Nullable Source source) {
        if (source != null) {
            repository = source.repository();
            commit = source.commit();
        }
        return this;
    }

    private EventSubject chart(@Nullable ChartRef chart) {
        if (chart != null) {
            chartVersion = chart.version();
        }
        return this;
    }

    private EventSubject image(@Nullable ImageRef image) {
        if (image != null) {
            imageDigest = image.digest();
        }
        return this;
    }
}
