package io.fairway.release.web;

import io.fairway.events.Difference;
import io.fairway.events.Evidence;
import io.fairway.events.Measurement;
import io.fairway.events.PodOutput;
import io.fairway.events.ReleaseFailed;
import io.fairway.events.ReleaseRequested;
import io.fairway.events.Source;
import io.fairway.release.GivenApproval;
import io.fairway.release.Preconditions;
import io.fairway.release.Release;
import io.fairway.release.ReleaseStatus;
import io.fairway.release.query.TargetState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A release as it is shown.
 *
 * @param state its status in one of the words that people see everywhere
 * @param ended whether nothing more will happen to it
 * @param actions what can be done to it now: approve, reject, retry, cancel
 * @param reason why there is this release, or why it may not be
 * @param rollsBack for a rollback, the release that it undoes
 * @param restores for a rollback, the release whose content comes back; null if nothing does
 * @param revision Helm's revision
 * @param approval null if nobody has to approve it
 * @param failureReason what kind of failure, if it failed
 * @param failureMessage the failure in one sentence
 * @param evidence what the verifier saw
 * @param measurements what the verifier measured, to be plotted
 * @param output what its bad pods wrote last, masked
 * @param differences for what was rolled back: how the live state differed from the recorded one afterwards
 */
record ReleaseView(
        UUID id,
        UUID changeId,
        String application,
        String environment,
        String namespace,
        ReleaseRequested.Kind kind,
        ReleaseStatus status,
        TargetState state,
        boolean ended,
        List<String> actions,
        int attempt,
        String reason,
        @Nullable UUID rollsBack,
        @Nullable UUID restores,
        @Nullable Integer revision,
        @Nullable String chartVersion,
        @Nullable String contentDigest,
        @Nullable String imageDigest,
        @Nullable Source source,
        @Nullable ApprovalView approval,
        ReleaseFailed.@Nullable Reason failureReason,
        @Nullable String failureMessage,
        List<Evidence> evidence,
        List<Measurement> measurements,
        List<PodOutput> output,
        List<Difference> differences,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /**
     * What people are asked, and what they decided.
     *
     * @param by who may decide; empty means anybody who is signed in
     * @param count how many have to approve
     * @param expiresAt until when it waits for them
     */
    record ApprovalView(
            List<String> by, int count, @Nullable Instant expiresAt, List<GivenView> given) {}

    /** One decision. */
    record GivenView(String by, GivenApproval.Decision decision, String reason, Instant at) {

        static GivenView of(GivenApproval given) {
            return new GivenView(given.by(), given.decision(), given.reason(), given.at());
        }
    }

    static ReleaseView of(Release release, List<GivenApproval> given) {
        return new ReleaseView(
                release.id(),
                release.changeId(),
                release.target().application(),
                release.target().environment(),
                release.place().namespace(),
                release.kind(),
                release.status(),
                TargetState.of(release.status()),
                TargetState.isEnded(release.status()),
                Preconditions.actions(release),
                release.attempt(),
                release.reason(),
                release.rollsBack(),
                release.restores(),
                release.helmRevision(),
                release.chartVersion(),
                release.contentDigest(),
                release.imageDigest(),
                release.source(),
                release.approval()
                        .map(rule -> new ApprovalView(
                                rule.by(),
                                rule.count(),
                                release.approvalExpiresAt(),
                                given.stream().map(GivenView::of).toList()))
                        .orElse(null),
                release.failureReason(),
                release.failureMessage(),
                release.evidence(),
                release.measurements(),
                release.output(),
                release.differences(),
                release.createdAt(),
                release.endedAt());
    }
}
