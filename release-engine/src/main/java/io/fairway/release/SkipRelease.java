package io.fairway.release;

import io.fairway.events.ReleaseSkipped;
import io.fairway.events.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Ends a release that has not begun, and says so. Every method runs in the caller's transaction. */
@ApplicationScoped
class SkipRelease {

    private final ReleaseEvents events;
    private final Clock clock;

    SkipRelease(ReleaseEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** @param why one sentence */
    void skip(Release release, ReleaseSkipped.Reason as, String why) {
        Source source = release.source();
        if (source == null) {
            throw new IllegalStateException("release " + release.id() + " has no content, and is never skipped");
        }
        release.refuse(statusOf(as), why, clock.instant());
        events.publish(release, new ReleaseSkipped(release.id(), release.target(), source, as, why));
    }

    private static ReleaseStatus statusOf(ReleaseSkipped.Reason reason) {
        return switch (reason) {
            case SUPERSEDED -> ReleaseStatus.SUPERSEDED;
            case QUARANTINED -> ReleaseStatus.QUARANTINED;
            case REFUSED -> ReleaseStatus.REFUSED;
            case CANCELLED -> ReleaseStatus.CANCELLED;
            case REJECTED -> ReleaseStatus.REJECTED;
            case EXPIRED -> ReleaseStatus.EXPIRED;
            case UNCHANGED -> ReleaseStatus.UNCHANGED;
        };
    }
}
