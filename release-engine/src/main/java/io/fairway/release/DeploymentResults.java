package io.fairway.release;

import io.fairway.events.Checks;
import io.fairway.events.ReleaseDeployed;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseSkipped;
import io.fairway.events.TimeSpent;
import io.fairway.events.Workload;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows when Helm is done, or gives up. Every method runs in the caller's transaction. */
@ApplicationScoped
public class DeploymentResults {

    private final ConcludeRelease conclude;
    private final SkipRelease skip;
    private final ReleaseEvents events;

    DeploymentResults(ConcludeRelease conclude, SkipRelease skip, ReleaseEvents events) {
        this.conclude = conclude;
        this.skip = skip;
        this.events = events;
    }

    public void installed(Release release, int revision, List<Workload> workloads, Checks checks) {
        release.installed(revision, checks);
        List<TimeSpent> spent =
                release.deployment().tellHelmTime(release.isRollback() ? "helm rollback" : "helm upgrade");
        events.publish(
                release,
                new ReleaseDeployed(
                        release.id(),
                        release.target(),
                        release.place().namespace(),
                        release.place().helmRelease(),
                        revision,
                        workloads,
                        checks,
                        spent,
                        release.place().cluster()));
    }

    /**
     * @param mayPass whether the same attempt might have succeeded a moment later
     * @param made the revision that Helm left behind, if any
     */
    public void gaveUp(
            Release release, ReleaseFailed.Reason reason, String message, boolean mayPass, @Nullable Integer made) {
        if (release.isRollback()) {
            release.rollbackEndsBadly(reason, message, List.of());
        } else {
            release.left(made);
            conclude.failed(release, reason, message, mayPass);
        }
    }

    /** It touched nothing, and does not wait any longer for what it needs. Its content may come again. */
    public void neverBegan(Release release, ReleaseSkipped.Reason as, String why) {
        skip.skip(release, as, why);
    }
}
