package io.fairway.release.query;

import io.fairway.events.ActionTaken.Action;
import io.fairway.events.Target;
import io.fairway.release.ApprovalRule;
import io.fairway.release.ApprovalStore;
import io.fairway.release.Approvals;
import io.fairway.release.Change;
import io.fairway.release.ChangeStore;
import io.fairway.release.GivenApproval;
import io.fairway.release.Paused;
import io.fairway.release.PausedStore;
import io.fairway.release.Preconditions;
import io.fairway.release.QuarantineStore;
import io.fairway.release.Quarantined;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.ReleaseStore;
import io.fairway.rest.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gathers what there is to say about one release, and what people can do about it. */
@ApplicationScoped
public class ShowRelease {

    private final ReleaseStore releases;
    private final ChangeStore changes;
    private final QuarantineStore quarantine;
    private final PausedStore pauses;
    private final ApprovalStore approvals;
    private final FindHolds holds;

    ShowRelease(
            ReleaseStore releases,
            ChangeStore changes,
            QuarantineStore quarantine,
            PausedStore pauses,
            ApprovalStore approvals,
            FindHolds holds) {
        this.releases = releases;
        this.changes = changes;
        this.quarantine = quarantine;
        this.pauses = pauses;
        this.approvals = approvals;
        this.holds = holds;
    }

    /**
     * A release with all that belongs to it.
     *
     * @param sentence where it stands, and why
     * @param before the release that was verified at the target last before it began
     * @param rollback the newest release that undoes it
     * @param undone for a rollback, what it undoes
     * @param restored for a rollback, what comes back
     * @param liveRelease what is live at the target now
     * @param busy what is in flight there now
     * @param given what people decided about it
     * @param actions what one can do from here, the most likely first
     */
    public record Story(
            Release release,
            String sentence,
            @Nullable Change change,
            @Nullable Release before,
            @Nullable Release rollback,
            @Nullable Release undone,
            @Nullable Release restored,
            @Nullable Release liveRelease,
            @Nullable Release busy,
            @Nullable Quarantined quarantined,
            @Nullable Paused paused,
            List<GivenApproval> given,
            List<Action> actions) {

        public boolean isLive() {
            return liveRelease != null && liveRelease.id().equals(release.id());
        }
    }

    @Transactional
    public Optional<Story> of(UUID id) {
        return releases.findByIdOptional(id).map(this::story);
    }

    /** Why somebody may not do something with a release now; empty if they may. What is asked for is decided once more then. */
    @Transactional
    public Optional<String> hindrance(UUID id, Action action, Caller caller) {
        return releases.findByIdOptional(id)
                .map(release -> Optional.ofNullable(hindrance(release, action, caller)))
                .orElse(Optional.of("there is no release " + id));
    }

    private @Nullable String hindrance(Release release, Action action, Caller caller) {
        boolean asks = release.status() == ReleaseStatus.AWAITING_APPROVAL;
        return switch (action) {
            case APPROVE, REJECT -> {
                ApprovalRule rule = release.approval().orElse(null);
                if (rule == null || !asks) {
                    yield "it is " + release.status() + ": nobody is asked to approve it";
                }
                yield switch (Approvals.permission(rule, caller, approvals.given(release.id()))) {
                    case Approvals.Permission.Allowed allowed -> null;
                    case Approvals.Permission.Forbidden forbidden -> forbidden.why();
                    case Approvals.Permission.Spent spent -> spent.why();
                };
            }
            case RETRY -> Preconditions.toRetry(release);
            case CANCEL -> Preconditions.toCancel(release);
            case LIFT_QUARANTINE -> quarantined(release).isPresent() ? null : "its content is not in quarantine";
            case RELEASE, ROLL_BACK, PAUSE, RESUME, REGISTER, FORGET -> null;
        };
    }

    private Story story(Release release) {
        Target target = release.target();
        Release rollback = releases.rollbacksOf(release.id()).stream()
                .reduce((older, newer) -> newer)
                .orElse(null);
        Release live = releases.live(target).orElse(null);
        Paused paused = pauses.at(target).orElse(null);
        return new Story(
                release,
                ReleaseSentence.of(release, rollback, holds.of(release).orElse(null)),
                changes.findByIdOptional(release.changeId()).orElse(null),
                releases.verifiedBefore(release).orElse(null),
                rollback,
                found(release.rollsBack()),
                found(release.restores()),
                live,
                releases.inFlight(target).orElse(null),
                quarantined(release).orElse(null),
                paused,
                approvals.given(release.id()),
                actions(release, paused != null));
    }

    private List<Action> actions(Release release, boolean paused) {
        List<Action> actions = new ArrayList<>();
        for (Action action : List.of(Action.APPROVE, Action.REJECT, Action.RETRY, Action.CANCEL, Action.ROLL_BACK)) {
            if (offers(release, action)) {
                actions.add(action);
            }
        }
        if (quarantined(release).isPresent()) {
            actions.add(Action.LIFT_QUARANTINE);
        }
        actions.add(paused ? Action.RESUME : Action.PAUSE);
        return actions;
    }

    /** Whether an action has a sense for a release in its state. */
    static boolean offers(Release release, Action action) {
        ReleaseStatus status = release.status();
        return switch (action) {
            case APPROVE, REJECT -> status == ReleaseStatus.AWAITING_APPROVAL;
            case RETRY -> Preconditions.toRetry(release) == null;
            // Whoever may say yes to it says no instead.
            case CANCEL -> status != ReleaseStatus.AWAITING_APPROVAL && Preconditions.toCancel(release) == null;
            case ROLL_BACK -> !release.isRollback() && status == ReleaseStatus.VERIFIED;
            case PAUSE, RESUME -> true;
            case RELEASE, LIFT_QUARANTINE, REGISTER, FORGET -> false;
        };
    }

    private Optional<Quarantined> quarantined(Release release) {
        String digest = release.contentDigest();
        return digest == null
                ? Optional.empty()
                : quarantine.active(release.target().application(), digest);
    }

    private @Nullable Release found(@Nullable UUID id) {
        return id == null ? null : releases.findByIdOptional(id).orElse(null);
    }
}
