package io.fairway.release;

import io.fairway.events.ApprovalRequested;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.ReleaseSkipped;
import io.fairway.release.GivenApproval.Decision;
import io.fairway.release.ReleaseEvents.UserAction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes a release that was decided for to its turn, by way of the people who have to approve it. In the caller's transaction. */
@ApplicationScoped
class QueueRelease {

    private final ReleaseStore releases;
    private final ApprovalStore approvals;
    private final PausedStore pauses;
    private final SkipRelease skip;
    private final ReleaseEvents events;
    private final Clock clock;

    QueueRelease(
            ReleaseStore releases,
            ApprovalStore approvals,
            PausedStore pauses,
            SkipRelease skip,
            ReleaseEvents events,
            Clock clock) {
        this.releases = releases;
        this.approvals = approvals;
        this.pauses = pauses;
        this.skip = skip;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Stores a release that may be.
     *
     * @param rule who has to approve it; null if nobody has to
     * @param asked who asked for it, if somebody did: if they may approve, that counts as their approval
     */
    void add(Release release, Content content, @Nullable ApprovalRule rule, @Nullable UserAction asked) {
        if (rule == null) {
            releases.add(release);
            takesItsTurn(release, content);
            return;
        }
        Instant now = clock.instant();
        Instant expiresAt = now.plus(rule.expires());
        String why = release.reason();
        release.awaitApproval(rule, expiresAt);
        releases.add(release);
        if (asked != null && rule.mayDecide(asked.by())) {
            approvals.add(release.id(), asked.by().name(), Decision.APPROVED, asked.reason(), now);
        }
        switch (Approvals.state(rule, approvals.given(release.id()))) {
            case Approvals.State.Granted granted -> {
                release.approved(why);
                takesItsTurn(release, content);
            }
            case Approvals.State.Missing missing -> {
                release.awaits(why + "; " + Sentences.awaiting(release, rule, missing.more()));
                supersede(release, ReleaseStatus.AWAITING_APPROVAL);
                events.publish(
                        release,
                        new ApprovalRequested(
                                release.id(),
                                release.target(),
                                content.onlyComponent().source(),
                                content.chart(),
                                content.onlyComponent().image(),
                                rule.by(),
                                rule.count(),
                                expiresAt,
                                release.reason()));
            }
            case Approvals.State.Rejected rejected ->
                throw new IllegalStateException("release " + release.id() + " was rejected before it was there");
        }
    }

    /** Nothing but other releases is in its way now. */
    void takesItsTurn(Release release, Content content) {
        supersede(release, ReleaseStatus.WAITING);
        supersede(release, ReleaseStatus.AWAITING_APPROVAL);
        pauses.at(release.target()).ifPresent(paused -> release.holdBack(Sentences.paused(paused)));
        events.publish(
                release,
                new ReleaseRequested(
                        release.id(),
                        release.target(),
                        release.kind(),
                        content.chart(),
                        content.onlyComponent().image(),
                        content.onlyComponent().source(),
                        null,
                        release.decidedBecause()));
    }

    /** A newer change replaces older ones that have come as far as it has, and no farther. */
    private void supersede(Release newer, ReleaseStatus standing) {
        if (newer.kind() != Kind.CHANGE) {
            return;
        }
        for (Release older : releases.notBegun(newer.target())) {
            if (older.kind() == Kind.CHANGE
                    && older.status() == standing
                    && !older.id().equals(newer.id())
                    && older.order().compareTo(newer.order()) <= 0) {
                skip.skip(
                        older,
                        ReleaseSkipped.Reason.SUPERSEDED,
                        newer.order().saidTo(older.order()) + ", which is newer, came before it began (release "
                                + newer.id() + ")");
            }
        }
    }
}
