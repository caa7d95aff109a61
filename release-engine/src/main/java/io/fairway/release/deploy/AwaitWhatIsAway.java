package io.fairway.release.deploy;

import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseSkipped;
import io.fairway.release.DeploymentResults;
import io.fairway.release.Release;
import io.fairway.release.ReleaseConfig;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.ReleaseStore;
import io.fairway.release.lease.FencedWrites;
import io.fairway.release.lease.HeldLease;
import io.fairway.release.preflight.PrerequisiteMissingException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Lets a release wait for what is away or missing, with growing pauses, and says for what. */
@ApplicationScoped
class AwaitWhatIsAway {

    private static final Logger LOG = Logger.getLogger(AwaitWhatIsAway.class);

    private final ReleaseStore releases;
    private final ObserveRelease observe;
    private final FencedWrites writes;
    private final DeploymentResults results;
    private final ReleaseConfig config;
    private final Clock clock;

    AwaitWhatIsAway(
            ReleaseStore releases,
            ObserveRelease observe,
            FencedWrites writes,
            DeploymentResults results,
            ReleaseConfig config,
            Clock clock) {
        this.releases = releases;
        this.observe = observe;
        this.writes = writes;
        this.results = results;
        this.config = config;
        this.clock = clock;
    }

    void after(RuntimeException fault, Release release, HeldLease lease) {
        String cause = String.valueOf(fault.getMessage());
        if (fault instanceof PrerequisiteMissingException && mayEnd(release)) {
            missing(cause, release, lease);
        } else {
            NextTry.After again = NextTries.afterFault(
                    cause, release.deployment().faults() + 1, config.retry().policy());
            log(release, again.reason());
            writes.write(release, lease, current -> {
                current.deployment().fault(again.reason());
                releases.postpone(current.id(), again.pause());
            });
        }
    }

    private static boolean mayEnd(Release release) {
        return release.status() == ReleaseStatus.WAITING || release.status() == ReleaseStatus.DEPLOYING;
    }

    private void missing(String cause, Release release, HeldLease lease) {
        Instant now = clock.instant();
        Duration waited = Duration.between(release.deployment().missingSince().orElse(now), now);
        boolean newer = newerWaits(release);
        NextTry next = NextTries.afterMissing(
                cause,
                release.deployment().faults() + 1,
                waited,
                config.prerequisitesLimit(),
                release.isRollback(),
                newer,
                config.retry().policy());
        switch (next) {
            case NextTry.After again -> {
                log(release, again.reason());
                writes.write(release, lease, current -> {
                    current.deployment().missing(again.reason(), now);
                    releases.postpone(current.id(), again.pause());
                });
            }
            case NextTry.Never _ -> end(release, newer, cause, waited, lease);
        }
    }

    private boolean newerWaits(Release release) {
        return QuarkusTransaction.requiringNew().call(() -> releases.waiting(release.target())).stream()
                .anyMatch(other -> !other.isRollback() && other.isNewerThan(release));
    }

    private void end(Release release, boolean newer, String cause, Duration waited, HeldLease lease) {
        Integer made = release.status() == ReleaseStatus.DEPLOYING ? observe.madeBy(release) : null;
        log(release, cause + "; it is not waited for any longer");
        writes.write(release, lease, current -> {
            if (made != null) {
                results.gaveUp(current, ReleaseFailed.Reason.PREREQUISITE_MISSING, cause, false, made);
            } else if (newer) {
                results.neverBegan(
                        current,
                        ReleaseSkipped.Reason.SUPERSEDED,
                        "a newer change came while this one waited: " + cause + "; nothing was touched");
            } else {
                results.neverBegan(
                        current,
                        ReleaseSkipped.Reason.REFUSED,
                        cause + "; that was so for " + waited.toSeconds()
                                + " s, and nothing was touched: retry it when that is mended");
            }
        });
    }

    private static void log(Release release, String cause) {
        LOG.warnf(
                "waiting for something that is away: releaseId=%s changeId=%s application=%s environment=%s cause=%s",
                release.id(),
                release.changeId(),
                release.target().application(),
                release.target().environment(),
                cause);
    }
}
