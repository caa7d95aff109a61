package io.fairway.release;

import io.fairway.events.ActionTaken.Action;
import io.fairway.events.ReleaseRequested.Kind;
import io.fairway.events.ReleaseSkipped;
import io.fairway.release.GivenApproval.Decision;
import io.fairway.release.ReleaseCommands.ImpossibleException;
import io.fairway.release.ReleaseEvents.UserAction;
import io.fairway.rest.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What people decide about releases that wait for them, and what becomes of those that nobody decides about in time. */
@ApplicationScoped
public class ApproveRelease {

    private static final Logger LOG = Logger.getLogger(ApproveRelease.class);

    private final ReleaseStore releases;
    private final ApprovalStore approvals;
    private final RequestRelease request;
    private final QueueRelease queue;
    private final SkipRelease skip;
    private final ReleaseEvents events;
    private final Clock clock;

    ApproveRelease(
            ReleaseStore releases,
            ApprovalStore approvals,
            RequestRelease request,
            QueueRelease queue,
            SkipRelease skip,
            ReleaseEvents events,
            Clock clock) {
        this.releases = releases;
        this.approvals = approvals;
        this.request = request;
        this.queue = queue;
        this.skip = skip;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @return the release, which begins when enough people have approved it, and ends if it may not begin any more
     * @throws ImpossibleException if nobody is asked, or this person is not
     */
    @Transactional
    public Release approve(UUID id, Caller by, String reason) {
        return decide(id, by, Decision.APPROVED, Action.APPROVE, reason);
    }

    /** One no is enough. */
    @Transactional
    public Release reject(UUID id, Caller by, String reason) {
        return decide(id, by, Decision.REJECTED, Action.REJECT, reason);
    }

    private Release decide(UUID id, Caller by, Decision decision, Action action, String reason) {
        Release release =
                releases.locked(id).orElseThrow(() -> ImpossibleException.unknown("there is no release " + id));
        ApprovalRule rule = release.approval().orElse(null);
        if (rule == null || release.status() != ReleaseStatus.AWAITING_APPROVAL) {
            throw ImpossibleException.now("it is " + release.status() + ": nobody is asked to approve it");
        }
        if (release.approvalIsOver(clock.instant())) {
            throw ImpossibleException.now("its time is over: it waited until " + release.approvalExpiresAt());
        }
        switch (Approvals.permission(rule, by, approvals.given(id))) {
            case Approvals.Permission.Allowed allowed -> {}
            case Approvals.Permission.Forbidden forbidden -> throw ImpossibleException.forbidden(forbidden.why());
            case Approvals.Permission.Spent spent -> throw ImpossibleException.now(spent.why());
        }
        approvals.add(id, by.name(), decision, reason, clock.instant());
        events.acted(release, new UserAction(by, action, release.chartVersion(), reason));
        follow(release, rule, reason);
        return release;
    }

    private void follow(Release release, ApprovalRule rule, String reason) {
        List<GivenApproval> given = approvals.given(release.id());
        switch (Approvals.state(rule, given)) {
            case Approvals.State.Rejected rejected ->
                skip.skip(
                        release, ReleaseSkipped.Reason.REJECTED, rejected.by() + " rejected it: " + rejected.reason());
            case Approvals.State.Missing missing ->
                release.awaits(Sentences.approvedBy(given) + "; " + Sentences.awaiting(release, rule, missing.more()));
            case Approvals.State.Granted granted -> granted(release, Sentences.approvedBy(given));
        }
        LOG.infof(
                "somebody decided about a release: releaseId=%s changeId=%s application=%s environment=%s status=%s"
                        + " reason=\"%s\"",
                release.id(),
                release.changeId(),
                release.target().application(),
                release.target().environment(),
                release.status(),
                reason);
    }

    /** The world went on while it waited: what would not be admitted now does not begin. */
    private void granted(Release release, String why) {
        Content content = release.content()
                .orElseThrow(() -> new IllegalStateException("release " + release.id() + " has no content"));
        Admission admission = release.kind() == Kind.CHANGE
                ? request.admission(release, content, why)
                : request.admissionOnRequest(release.target(), content, why);
        Optional<ReleaseSkipped.Reason> hindrance = RequestRelease.hindrance(admission);
        if (hindrance.isPresent()) {
            skip.skip(release, hindrance.get(), admission.reason());
            return;
        }
        release.approved(why);
        queue.takesItsTurn(release, content);
        // Its turn comes now, however long people took.
        releases.postpone(release.id(), Duration.ZERO);
    }

    /** When the next release that waits for approval has waited long enough. */
    @Transactional
    Optional<Instant> nextExpiry() {
        return releases.nextExpiry();
    }

    /** Ends one release that nobody decided about in time; false if there is none. */
    @Transactional
    boolean expireOne() {
        Optional<Release> overdue = releases.overdue(clock.instant())
                .flatMap(releases::locked)
                .filter(release -> release.status() == ReleaseStatus.AWAITING_APPROVAL)
                .filter(release -> release.approvalIsOver(clock.instant()));
        overdue.ifPresent(release -> skip.skip(
                release, ReleaseSkipped.Reason.EXPIRED, Sentences.expired(release, approvals.given(release.id()))));
        return overdue.isPresent();
    }
}
